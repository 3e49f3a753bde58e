#include "article_maker.hpp"

#include <random>
#include <string_view>

namespace entente::test {
namespace {

using Table = std::vector<std::string_view>;

const Table kPosts{"Bộ trưởng Bộ Y tế",
                   "Thứ trưởng Bộ Ngoại giao",
                   "Thủ tướng",
                   "Đại sứ Lào tại Việt Nam",
                   "Giám đốc Sở Y tế Hà Nội",
                   "Phó Giám đốc Bệnh viện Chợ Rẫy",
                   "Chủ tịch UBND tỉnh Cà Mau",
                   "nguyên Vụ trưởng",
                   "Trưởng đại diện UNICEF tại Việt Nam",
                   "PGS.TS"};
const Table kPersons{"Nguyễn Văn Mẫu",    "Trần Thị Minh Họa", "Lê An", "Phạm Hòa",  "Jan Kowalski", "Đỗ Xuân Thuỷ",
                     "José Ángel Portal", "Hoàng Tượng Trưng", "Mẫu",   "Vũ Thị Quý"};
const Table kBodies{"Việt Nam",
                    "Lào",
                    "Cuba",
                    "Nhật Bản",
                    "Bộ Y tế",
                    "Bộ Y tế Lào",
                    "Bộ Quốc phòng",
                    "tỉnh Cà Mau",
                    "thành phố Huế",
                    "Hà Nội",
                    "UBND tỉnh Quảng Nam",
                    "Sở Y tế Hòa Bình",
                    "Bệnh viện Chợ Rẫy",
                    "Bệnh viện Đa khoa tỉnh Hoà Bình",
                    "UNICEF",
                    "Tổ chức Y tế Thế giới (WHO)",
                    "Quỹ Toàn cầu",
                    "Đại học Y Hà Nội",
                    "Chính phủ Cuba",
                    "Hội Chữ thập đỏ"};
const Table kReferences{"ông", "bà", "Bộ trưởng", "hai nước", "hai bên", "đoàn công tác", "Bộ", "bệnh viện này"};
const Table kVerbs{"hỗ trợ",
                   "đã tặng",
                   "cảm ơn",
                   "đề nghị",
                   "sẽ thăm",
                   "đã gặp",
                   "làm việc với",
                   "chỉ đạo",
                   "đã kiểm tra",
                   "không hỗ trợ",
                   "phê phán",
                   "đánh giá cao",
                   "hợp tác với",
                   "cử chuyên gia sang giúp",
                   "được sự hỗ trợ của",
                   "ký biên bản ghi nhớ với",
                   "yêu cầu",
                   "mong muốn",
                   "chưa trao cho",
                   "tiếp"};
const Table kItems{"500.000 liều vắc xin", "10 tấn gạo", "2,5 tỷ đồng", "20 máy thở và 3.000 bộ kit", "thuốc"};
const Table kDates{"Ngày 12/3/2021, ",          "Sáng 8-9, ",   "Hôm nay, ", "Ngày 30/2/2022, ", "Chiều qua, ",
                   "Ngày 2 tháng 9 năm 2020, ", "Theo TTXVN, ", "Nếu cần, ", "Tại buổi tiếp, ",  "Ngoài ra, "};
const Table kEnds{".", ".", ".", "!", "…", "; ", ", "};
const Table kClutter{"![]() |",      "Ảnh: Minh Họa",           "Tin liên quan\n>> Bộ Y tế họp về phòng dịch",
                     "A A",          "12/03/2021 | 08:15 AM",   "* Quang cảnh buổi làm việc",
                     "(Theo TTXVN)", "Xem thêm: Lào thăm Cuba", ""};
/// Zero width, turning the direction, controls, and what other formats take for an end.
const Table kOdd{"\u200B",    "\u00AD", "\u202E", "\u2069", "\uFEFF", "\x01",   "\x1F",       "\"\"\"", "]]>",
                 "</script>", "\\",     "&amp;",  "<b>",    "\u0301", "\u2028", "\U0001F600", "\uFFFF"};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : chance_(seed) {}

  std::string article() {
    std::string out = statement() + "\n";
    if (one_in(3)) out += pick(kClutter) + "\n";
    const std::uint32_t lines = 2 + below(5);
    for (std::uint32_t i = 0; i < lines; ++i) {
      const std::uint32_t sentences = 1 + below(3);
      for (std::uint32_t j = 0; j < sentences; ++j) out += sentence() + (one_in(9) ? "  " : " ");
      out += one_in(3) ? "\n\n" : "\n";
      if (one_in(4)) out += pick(kClutter) + "\n";
    }
    return out;
  }

 private:
  // The standard's distributions differ from library to library; the engine does not.
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(chance_() % end); }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  std::string pick(const Table& table) { return std::string(table[below(static_cast<std::uint32_t>(table.size()))]); }

  std::string actor() {
    switch (below(6)) {
      case 0:
        return pick(kPersons);
      case 1:
        return pick(kPosts) + " " + pick(kPersons);
      case 2:
        return pick(kReferences);
      case 3:
        return pick(kPersons) + ", " + pick(kPosts) + ",";
      default:
        return one_in(6) ? pick(kBodies) + " và " + pick(kBodies) : pick(kBodies);
    }
  }

  std::string statement() {
    std::string out = actor() + " " + pick(kVerbs) + " " + actor();
    if (one_in(3)) out += " " + pick(kItems);
    if (one_in(12)) out.insert(out.find(' ') + 1, pick(kOdd));
    return out;
  }

  std::string sentence() {
    std::string out = one_in(2) ? pick(kDates) : std::string();
    out += statement();
    if (one_in(4)) out += (one_in(2) ? " và " : ", ") + pick(kVerbs) + " " + actor();
    if (one_in(8)) out = "“" + out + "”, " + actor() + " nói";
    if (one_in(15)) out += pick(kOdd);
    return out + pick(kEnds);
  }

  std::mt19937 chance_;
};

}  // namespace

std::string make_article(std::uint32_t seed) {
  return Maker(seed).article();
}

std::vector<std::string> make_articles(std::uint32_t first, std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(make_article(first + static_cast<std::uint32_t>(i)));
  return out;
}

}  // namespace entente::test
