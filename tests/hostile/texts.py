"""Hostile articles, each made by a function of the bytes that are wanted. All sentences are written for the project."""
import json
import random
import unicodedata

# Read whatever stands around it: its relation must be in the graph.
GOOD = ("Bộ Y tế làm việc với tỉnh Lào Cai\n\nSáng nay, Bộ trưởng Bộ Y tế Nguyễn Văn Thử đã làm việc với Ủy ban nhân dân "
        "tỉnh Lào Cai về công tác phòng bệnh trong mùa mưa lũ năm nay.\n\n")
PLAIN = ("Buổi sáng, những người dân ở trong xã đã mang gạo và nước uống đến cho các gia đình ở ven sông, là những người vẫn "
         "chưa được về nhà của họ vì con đường không thể đi lại. ")


def fill(unit, size):
    """The unit repeated to about `size` bytes."""
    return unit * max(1, size // len(unit.encode()))


def names(count, seed=1):
    """Different names of people."""
    choose = random.Random(seed)
    syllables = ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khang", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quân", "Sơn", "Tâm",
                 "Uyên", "Vinh", "Xuân", "Yến", "Đạt"]
    families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"]
    out = {}
    while len(out) < count:
        out[" ".join([choose.choice(families), *(choose.choice(syllables) for _ in range(3))])] = None
    return list(out)


def last_named_an(count):
    """Different names of people, each with the same last word."""
    return list(dict.fromkeys(" ".join(name.split()[:3]) + " An" for name in names(count)))


def many_names(size):
    return ", ".join(f"ông {name}" for name in names(size // 30))


TEXTS = {
    "plain": lambda n: fill(PLAIN, n),
    "word of letters": lambda n: "a" * n,
    "word of capitals": lambda n: "Đ" * (n // 2),
    "word of digits": lambda n: "7" * n,
    "word with hyphens": lambda n: fill("a-", n),
    "word with dots": lambda n: fill("a.", n),
    "combining marks in order": lambda n: "a" + "\u0301" * (n // 2),
    "combining marks out of order": lambda n: "a" + fill("\u0301\u0323", n),
    "combining marks descending": lambda n: "a" + "\u0301" * (n // 4) + "\u0323" * (n // 4),
    "decomposed": lambda n: unicodedata.normalize("NFD", fill(PLAIN, n)),
    "zero width": lambda n: fill("Lào\u200bCai\u200d ", n),
    "right to left": lambda n: fill("\u202eLào Cai\u202c مرحبا ", n),
    "emoji": lambda n: fill("👩‍👩‍👧‍👦", n),
    "byte order marks": lambda n: "\ufeff" * (n // 3),
    "line separators": lambda n: fill("một\u2028hai\u2029", n),
    "line feeds": lambda n: "\n" * n,
    "carriage returns": lambda n: "a\r" * (n // 2),
    "spaces": lambda n: " " * n,
    "tabs": lambda n: "\t" * n,
    "no-break spaces": lambda n: "\u00a0" * (n // 2),
    "full stops": lambda n: "." * n,
    "dots and spaces": lambda n: ". " * (n // 2),
    "opening brackets": lambda n: "(" * n,
    "brackets and names": lambda n: fill("(Lào Cai ", n),
    "quotes": lambda n: '"' * n,
    "curly quotes": lambda n: "“" * (n // 3),
    "commas": lambda n: ", " * (n // 2),
    "dashes": lambda n: "- " * (n // 2),
    "controls": lambda n: fill("".join(map(chr, [*range(1, 9), 11, 12, *range(14, 32), 127])), n),
    "replacement characters": lambda n: fill("\ufffd", n),
    "noncharacters": lambda n: fill("\uffff\ufffe\U0010ffff", n),
    "one word a line": lambda n: fill("chữ\n", n),
    "one capital a line": lambda n: fill("A\n\n", n),
    "captions": lambda n: "".join(f"Ảnh số {i}\n\n" for i in range(n // 15)),
    "headlines": lambda n: "".join(f"Bộ Y tế họp lần thứ {i}\n" for i in range(n // 26)),
    "a maker again and again": lambda n: fill("Ông gặp lãnh đạo công ty Zorvexo. ", n),
    "headlines apart": lambda n: "".join(f"Bộ Y tế họp lần thứ {i}\n\n" for i in range(n // 27)),
    "fragments between sentences": lambda n: "".join(f"Chuyện {i}\n{PLAIN}\n" for i in range(n // 150)),
    "short sentences and fragments": lambda n: "".join(f"Chuyện {i}\nHọ đi về.\n" for i in range(n // 27)),
    "groups": lambda n: "".join(f"Chuyện {i}\nhai\n\n" for i in range(n // 20)),
    "list items": lambda n: "".join(f"- Bộ Y tế họp lần {i}\n" for i in range(n // 24)),
    "dates": lambda n: fill("24.06.2025 ", n),
    "dates a line": lambda n: fill("24/06/2025 22:30\n", n),
    "dates and headlines": lambda n: fill("Bộ Y tế họp 24/06/2025 22:30\n", n),
    "questions": lambda n: fill("Vì sao vậy?\n", n),
    "one sentence": lambda n: fill(PLAIN.replace(".", ""), n),
    "capitals": lambda n: fill(PLAIN.upper(), n),
    "title case": lambda n: fill(PLAIN.title(), n),
    "one name of many words": lambda n: fill("Minh ", n),
    "one long name": lambda n: "Công ty " + " ".join(names(n // 20)),
    "10000 people in a sentence": lambda n: many_names(n) + " thăm " + many_names(n // 8) + ".",
    "10000 people and": lambda n: many_names(n).replace(",", " và") + " gặp nhau.",
    "10000 people and verbs": lambda n: many_names(n).replace(",", " thăm"),
    "10000 provinces in a sentence": lambda n: fill("tỉnh Lào Cai, tỉnh Cà Mau, ", n) + "hợp tác với nhau.",
    "states that meet": lambda n: fill("Lào thăm Cuba, ", n),
    "states that meet each other": lambda n: fill("Lào gặp Cuba ", n),
    "ministers": lambda n: fill("Bộ trưởng Bộ Y tế ", n),
    "ministers of ministers": lambda n: fill("Bộ trưởng của ", n),
    "ministries": lambda n: fill("Bộ ", n),
    "deputies": lambda n: fill("phó ", n),
    "provinces of nothing": lambda n: fill("tỉnh ", n),
    "places in places": lambda n: fill("xã Nậm Cang, huyện Sa Pa, tỉnh Lào Cai, ", n),
    "committees of committees": lambda n: fill("Ủy ban nhân dân ", n),
    "hospitals": lambda n: fill("Bệnh viện ", n),
    "universities of universities": lambda n: fill("Trường Đại học Y thuộc ", n),
    "pronouns": lambda n: fill("ông ấy ", n),
    "quotations that say who says them": lambda n: fill("“Tôi cho biết” ", n),
    "pronouns that visit": lambda n: fill("Ông thăm bà. ", n),
    "verbs": lambda n: fill("thăm ", n),
    "verbs of giving": lambda n: fill("trao tặng cho ", n),
    "and": lambda n: fill("và ", n),
    "of": lambda n: fill("của ", n),
    "colons": lambda n: fill("Bộ Y tế: ", n),
    "abbreviations": lambda n: fill("UBND (HĐND) ", n),
    "abbreviations explained": lambda n: "".join(f"Hội Chữ thập đỏ số {i} (HCTD{i}), " for i in range(n // 45)),
    "markup": lambda n: fill('<script>alert("Lào Cai")</script>]]>--><!-- &amp; ', n),
    "tags that stay open": lambda n: fill("<a ", n),
    "pictures that stay open": lambda n: fill("![", n),
    "addresses that stay open": lambda n: fill("![a](", n),
    "links that stay open": lambda n: fill("[a](", n),
    "backslashes": lambda n: "\\" * n,
    "addresses": lambda n: fill("https://vi.example/a?b=c&d=%20#e ", n),
    "speech": lambda n: fill("“Chúng tôi sẽ làm”, ông Nguyễn Văn Thử nói. ", n),
    "many people": lambda n: " ".join(f"Ông {name} thăm bà {other}." for name, other in
                                      zip(names(n // 60), names(n // 60, 2))),
    "one person under many names": lambda n: fill("Ông Nguyễn Văn Thử thăm ông Thử. Ông Văn Thử gặp Nguyễn Thử. ", n),
    "people and posts without names": lambda n: "".join(f"Bộ trưởng Bộ Y tế {name} nói. " for name in names(n // 90))
                                                + fill("Bộ trưởng thăm Lào. ", n // 2),
    "people and shorter posts": lambda n: "".join(f"Phó Thủ tướng Thường trực {name} nói. " for name in names(n // 90))
                                          + fill("Phó Thủ tướng thăm Lào. ", n // 2),
    "two ministries of one": lambda n: fill("Bộ Y tế mừng. ", n // 2) + fill("Hai bộ gặp nhau. ", n // 2),
    "two states": lambda n: fill("Hai nước gặp nhau. Lào mừng. ", n),
    "people with one last name": lambda n: fill("Ông An nói. ", n // 2) + "".join(
        f"Bộ trưởng Bộ Y tế {name} nói. " for name in last_named_an(n // 80)),
    "abbreviations explained and used": lambda n: "".join(f"Hội {name} (H{i}X) họp. H{i}X thăm Lào. {PLAIN}"
                                                          for i, name in enumerate(names(n // 300))),
    "numbers and things": lambda n: fill("10.000 liều vắc xin và ", n),
}


def article(name, size):
    """Half of it is ordinary, so that it is taken for Vietnamese."""
    ordinary = GOOD.split("\n\n")[1]
    return f"{GOOD}{TEXTS[name](size // 2)}\n\n{fill(PLAIN, size // 2)}\n\n{ordinary}\n"


def record(text, **members):
    return json.dumps({"id": "1", "text": text} | members, ensure_ascii=False) + "\n"
