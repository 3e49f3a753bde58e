#include "readings.hpp"

using namespace entente::test;
using Set = std::set<std::string>;

namespace {

/// How many the last noun phrase of a text names.
std::size_t heads(std::string text) {
  return read(std::move(text)).chunks.back().heads.size();
}

}  // namespace

TEST_CASE("A title before a name says which post the person holds", "[extract]") {
  CHECK(facts("Bộ trưởng Bộ Y tế Campuchia Mam Sokha phát biểu.")
            .contains("Mam Sokha holdsPositionIn Bộ Y tế Campuchia (Bộ trưởng)"));
  CHECK(facts("Trưởng Công an huyện Phú Lộc Trần Viết Hoan cho biết.")
            .contains("Trần Viết Hoan holdsPositionIn Công an huyện Phú Lộc (Trưởng)"));
}

TEST_CASE("A post may follow the name behind a comma, a dash or in brackets", "[extract]") {
  CHECK(facts("Ông Lê Văn Bình (Giám đốc Sở Y tế An Giang) nói.")
            .contains("Lê Văn Bình holdsPositionIn Sở Y tế An Giang (Giám đốc)"));
  CHECK(facts("Thiếu tá Nguyễn Văn Khang - trạm trưởng Trạm CSGT Ba Hàng, Phòng CSGT Công an tỉnh Hải Dương "
              "- nói.")
            .contains("Nguyễn Văn Khang holdsPositionIn Trạm CSGT Ba Hàng (trạm trưởng)"));
}

TEST_CASE("A hospital that bears a person's name is no director of its own", "[extract]") {
  CHECK(names("Bệnh viện Trần Văn Giàu mở cửa. Giám đốc Bệnh viện Trần Văn Giàu cho biết đã họp.", "Person").empty());
}

TEST_CASE("In a list a post behind a name and a dash, or between commas, is that of the name before it", "[extract]") {
  const Set expected{"Lê Thị Lan holdsPositionIn Sở Y tế Sơn La (Giám đốc)",
                     "Trần Văn An holdsPositionIn Bệnh viện Bạch Mai (Giám đốc)", "Sở Y tế Sơn La jurisdiction Sơn La"};
  CHECK(facts("Có mặt bà Lê Thị Lan – Giám đốc Sở Y tế Sơn La, ông Trần Văn An – Giám đốc Bệnh viện Bạch Mai.") ==
        expected);
  CHECK(facts("Có mặt bà Lê Thị Lan, Giám đốc Sở Y tế Sơn La, ông Trần Văn An, Giám đốc Bệnh viện Bạch Mai.") ==
        expected);
  CHECK(facts("Hôm qua Giám đốc Sở Y tế Sơn La, ông Trần Văn An, cho biết.")
            .contains("Trần Văn An holdsPositionIn Sở Y tế Sơn La (Giám đốc)"));
}

TEST_CASE("A verb that ends like a noun for namesakes leaves the post behind it alone", "[extract]") {
  const Set expected{"Sở Y tế Lào Cai jurisdiction Lào Cai"};
  CHECK(facts("Cầu Giám đốc Lào Cai.").empty());
  CHECK(facts("Hôm qua bà yêu cầu Giám đốc Sở Y tế Lào Cai kiểm tra.") == expected);
}

TEST_CASE("A noun of bodies that nobody gives his name to may stand before a holder's name", "[extract]") {
  CHECK(facts("Sở Y tế Đồng Tháp họp. Giám đốc Sở Nguyễn Văn Bình phát biểu.")
            .contains("Nguyễn Văn Bình holdsPositionIn Sở (Giám đốc)"));
  CHECK_FALSE(names("Hiệu trưởng Trường Nguyễn Văn Bình phát biểu.", "Person").contains("Nguyễn Văn Bình"));
}

TEST_CASE("Committees of several areas are none by the name of the first", "[extract]") {
  CHECK(facts("Bà gặp Chủ tịch UBND các tỉnh Điện Biên, Lai Châu.").empty());
  CHECK(facts("Bà gặp Chủ tịch UBND tỉnh Điện Biên.") == Set{"UBND tỉnh Điện Biên jurisdiction tỉnh Điện Biên"});
}

TEST_CASE("A field behind the title names the body", "[extract]") {
  const Set found = facts("Cục trưởng Quân y (Bộ Quốc phòng) - thiếu tướng Nguyễn Xuân Khoa cho biết.");
  CHECK(found.contains("Nguyễn Xuân Khoa holdsPositionIn Cục Quân y (Cục trưởng)"));
  CHECK(found.contains("Cục Quân y partOf Bộ Quốc phòng"));
}

TEST_CASE("The head of a department holds his post in the body around it", "[extract]") {
  CHECK(facts("Bác sĩ Phạm Long Thành - Trưởng phòng Kế hoạch tổng hợp Bệnh viện Chợ Rẫy - cho biết.")
            .contains("Phạm Long Thành holdsPositionIn Bệnh viện Chợ Rẫy (Trưởng phòng)"));
}

TEST_CASE("A counterpart holds the post that was named last, in his own country", "[extract]") {
  CHECK(facts("Bộ trưởng Quốc phòng Ngô Văn Lịch hội đàm với người đồng cấp Nhật Bản Onodera Kenji.")
            .contains("Onodera Kenji holdsPositionIn Bộ Quốc phòng Nhật Bản (Bộ trưởng)"));
}

TEST_CASE("The country of a head of state may follow his name", "[extract]") {
  CHECK(facts("Tổng thống Emmanuel Macron của Pháp phát biểu.")
            .contains("Emmanuel Macron holdsPositionIn Pháp (Tổng thống)"));
}

TEST_CASE("A foreign name without a country holds its post in the country that the article is about", "[extract]") {
  const Set found = facts("Bộ trưởng Quốc phòng James Mattis tới thăm. Mỹ hoan nghênh. Mỹ cảm ơn. Mỹ đề nghị.");
  CHECK(found.contains("James Mattis holdsPositionIn Bộ Quốc phòng Mỹ (Bộ trưởng)"));
  // Another country may be named, but many times less.
  const std::string visit = "Bộ trưởng Du lịch Peter Novak tới thăm. Mỹ hoan nghênh. Mỹ cảm ơn. Mỹ đề nghị. ";
  const std::string held = "Peter Novak holdsPositionIn Bộ Du lịch Mỹ (Bộ trưởng)";
  CHECK_FALSE(facts(visit + "Lào cảm ơn. Lào về.").contains(held));
  CHECK(facts(visit + "Mỹ vui. Mỹ về. Mỹ đến. Mỹ nói. Mỹ cười. Mỹ đi. Mỹ lo. Lào cảm ơn. Lào về.").contains(held));
}

TEST_CASE("What a post is about stands between its country and the name", "[extract]") {
  CHECK(facts("Đặc phái viên của Mỹ về Trung Đông Jason Greenblatt đã đến.")
            .contains("Jason Greenblatt holdsPositionIn Mỹ (Đặc phái viên)"));
  CHECK(facts("Ông Jean-Pierre Lacroix, Phó Tổng thư ký phụ trách các hoạt động gìn giữ hòa bình của Liên "
              "Hợp Quốc, nói.")
            .contains("Jean-Pierre Lacroix holdsPositionIn Liên Hợp Quốc (Phó Tổng thư ký phụ trách)"));
}

TEST_CASE("An assistant has his post where the assisted one has his", "[extract]") {
  CHECK(facts("Bà Tina Brown, phó trợ lý Ngoại trưởng Mỹ, nói.")
            .contains("Tina Brown holdsPositionIn Bộ Ngoại giao Mỹ (phó trợ lý Ngoại trưởng)"));
}

TEST_CASE("Rank, degree or trade before a name and a body behind it are a post", "[extract]") {
  CHECK(facts("Trung tướng Juan Perez thuộc Bộ Quốc phòng Venezuela nói.")
            .contains("Juan Perez holdsPositionIn Bộ Quốc phòng Venezuela (Trung tướng)"));
  CHECK(facts("Giáo sư Peter Miller, thuộc Đại học Kookmin, nói.")
            .contains("Peter Miller holdsPositionIn Đại học Kookmin (Giáo sư)"));
  CHECK(facts("Giáo sư Tôn Lập Hải (Sun Lihai), Đại học Thanh Hoa, nói.")
            .contains("Tôn Lập Hải holdsPositionIn Đại học Thanh Hoa (Giáo sư)"));
  // What kind of body a foreign name is of stands before it in plain words.
  CHECK(facts("Chuyên gia Elad Miller thuộc công ty internet Sixgale nhận định.")
            .contains("Elad Miller holdsPositionIn Sixgale (Chuyên gia)"));
  CHECK(facts("Chiến sự nổ ra khi tàu khu trục Đô đốc Orlov của Hải quân Nga tới.") ==
        Set{"Hải quân Nga jurisdiction Nga"});
  CHECK(names("Thành phố yêu cầu đại tá Lê Văn An báo cáo.", "Person") == Set{"Lê Văn An"});
}

TEST_CASE("What else somebody is called stands between his name and his post", "[extract]") {
  CHECK(facts("Ông Hồ Xuân Hải (Hu Chunhai), Phó Thủ tướng Trung Quốc, nói.")
            .contains("Hồ Xuân Hải holdsPositionIn Trung Quốc (Phó Thủ tướng)"));
}

TEST_CASE("What an assistant assists in stands between his title and whom he assists", "[extract]") {
  CHECK(facts("Bà Tina Brown, cố vấn chính trị và truyền thông của Tổng thống Syria Bashar al - Assad, nói.")
            .contains("Tina Brown holdsPositionIn Syria (cố vấn chính trị và truyền thông của Tổng thống)"));
  CHECK(facts("Ông Brian Miller, cố vấn chính sách của Ngoại trưởng Mỹ Rex Hudson, nói.")
            .contains("Brian Miller holdsPositionIn Bộ Ngoại giao Mỹ (cố vấn chính sách của Ngoại trưởng)"));
}

TEST_CASE("A unit and in brackets what it is of", "[extract]") {
  CHECK(facts("Ông Trần Quang Hải, Trưởng phòng Dự báo hạn ngắn (Sở Tài nguyên và Môi trường Hà Nội), cho biết.")
            .contains("Trần Quang Hải holdsPositionIn Sở Tài nguyên và Môi trường Hà Nội (Trưởng phòng)"));
  CHECK(facts("Ông Trần Quang Hải, Vụ trưởng Vụ vận tải (Bộ Giao thông Vận tải), cho biết.")
            .contains("Vụ vận tải partOf Bộ Giao thông Vận tải"));
  CHECK(facts("Ông Trần Quang Hải, Vụ trưởng vụ Pháp chế (Bộ Tài chính), cho biết.")
            .contains("Trần Quang Hải holdsPositionIn Vụ Pháp chế (Vụ trưởng)"));
  CHECK(facts("Tướng Joseph Miller, chỉ huy Hạm đội 7 Hải quân Mỹ, nói.").contains("Hạm đội 7 partOf Hải quân Mỹ"));
}

TEST_CASE("Behind what a post is about and a comma stands its body", "[extract]") {
  CHECK(facts("Ông Harry Miller, Giám đốc nghiên cứu Quốc phòng, Trung tâm Lợi ích Quốc gia, cho hay.")
            .contains("Harry Miller holdsPositionIn Trung tâm Lợi ích Quốc gia (Giám đốc nghiên cứu Quốc phòng)"));
  CHECK(facts("Ông Jack Miller, cựu phó tham mưu trưởng lục quân Mỹ, nói.")
            .contains("Jack Miller holdsPositionIn lục quân Mỹ (phó tham mưu trưởng)"));
}

TEST_CASE("Who leads a body may be said with more words behind it, but not those who act", "[extract]") {
  CHECK(facts("Tướng Curtis Miller, chỉ huy Bộ Tư lệnh Mỹ tại châu Âu, nói.")
            .contains("Curtis Miller holdsPositionIn Bộ Tư lệnh Mỹ (chỉ huy)"));
  CHECK_FALSE(facts("Sau khi gặp ông Lê Văn An, lãnh đạo Sở Y tế Hà Nội đã về.")
                  .contains("Lê Văn An holdsPositionIn Sở Y tế Hà Nội (lãnh đạo)"));
}

TEST_CASE("A member of parliament is of the body, not of where he was elected", "[extract]") {
  CHECK(facts("Ông Mai Sỹ Hải, đại biểu Quốc hội đoàn Hà Nội, phát biểu.")
            .contains("Mai Sỹ Hải holdsPositionIn Quốc hội (đại biểu)"));
  CHECK(facts("Đại biểu Quốc hội tỉnh Đồng Nai Mai Sỹ Hải phát biểu.")
            .contains("Mai Sỹ Hải holdsPositionIn Quốc hội (Đại biểu)"));
  CHECK(facts("Bí thư Tỉnh ủy An Giang, Trưởng đoàn đại biểu Quốc hội tỉnh Phan Ngọc Hải phát biểu.")
            .contains("Phan Ngọc Hải holdsPositionIn Tỉnh ủy An Giang (Bí thư)"));
  CHECK(facts("Trưởng đoàn ĐBQH tỉnh Đồng Nai Mai Sỹ Hải phát biểu.")
            .contains("Mai Sỹ Hải holdsPositionIn đoàn ĐBQH tỉnh Đồng Nai (Trưởng)"));
}

TEST_CASE("A country right behind a body is no person", "[extract]") {
  CHECK(names("Ông Norbert Miller, người đứng đầu Ủy ban Đối ngoại của Quốc hội Đức, nói.", "Person") ==
        Set{"Norbert Miller"});
}

TEST_CASE("A relative of a holder holds nothing", "[extract]") {
  CHECK(facts("Bà Anna Berg, phu nhân Đại sứ Thụy Điển, tặng quà.").empty());
}

TEST_CASE("Foreign names of several parts are read whole", "[extract]") {
  CHECK(names("Tổng thống Syria Bashar al - Assad phát biểu.", "Person") == Set{"Bashar al - Assad"});
  CHECK(names("Tổng thống Hàn Quốc Moon Jae - in phát biểu.", "Person") == Set{"Moon Jae - in"});
  CHECK(names("Ông Jean - Pierre Lacroix phát biểu.", "Person") == Set{"Jean - Pierre Lacroix"});
  CHECK(names("Nhà lãnh đạo Kim Jong Un phát biểu.", "Person") == Set{"Kim Jong Un"});
  CHECK(names("Bộ trưởng Quốc phòng Đức Anna von der Berg phát biểu.", "Person") == Set{"Anna von der Berg"});
  CHECK(names("Mỹ trao phó tổng thống Peter Novak Huân chương Tự do.", "Person") == Set{"Peter Novak"});
  CHECK(names("Lãnh đạo đảng Mặt trận Quốc gia Pháp Marine Dupont phát biểu.", "Person") == Set{"Marine Dupont"});
}

TEST_CASE("A dash between two names parts them", "[extract]") {
  CHECK(names("Hội nghị giữa ông Bush - Mikhail Ivanov khép lại.", "Person").contains("Bush"));
  CHECK_FALSE(names("Hội nghị giữa ông Bush - Mikhail Ivanov khép lại.", "Person").contains("Bush - Mikhail Ivanov"));
}

TEST_CASE("A known given name introduces itself", "[extract]") {
  CHECK(names("Con rể ông, Jared Hoffmann, có mặt.", "Person") == Set{"Jared Hoffmann"});
}

TEST_CASE("Streets, schools and ships bear names of persons and are none", "[extract]") {
  CHECK(names("Xe đâm nhau trên đường Nguyễn Văn Linh, Lê Đình Lý.", "Person").empty());
  CHECK(names("Cháy ở khu cao nguyên Golan.", "Person").empty());
  CHECK(names("Hiệu phó trường THPT Phan Đình Phùng Nguyễn Thị Bích Lan xác nhận.", "Person") ==
        Set{"Nguyễn Thị Bích Lan"});
}

TEST_CASE("A name withheld names nobody", "[extract]") {
  CHECK(names("Công an bắt Nguyễn Thị T. hôm qua.", "Person").empty());
}

TEST_CASE("A title of state without a country needs a name of the home country", "[extract]") {
  CHECK(facts("Thủ tướng Nguyễn Văn Phú chủ trì.") == Set{"Nguyễn Văn Phú holdsPositionIn Việt Nam (Thủ tướng)"});
  CHECK(facts("Thủ tướng Andrej Novak chủ trì.").empty());
}

TEST_CASE("Of two offices of two countries only the second is that of the person behind them", "[extract]") {
  const Set found =
      facts("Sau tuyên bố của Ngoại trưởng Thổ Nhĩ Kỳ, Bộ trưởng Năng lượng Lebanon Nada Haddad lên tiếng.");
  CHECK(found.contains("Nada Haddad holdsPositionIn Bộ Năng lượng Lebanon (Bộ trưởng)"));
  CHECK_FALSE(found.contains("Nada Haddad holdsPositionIn Bộ Ngoại giao Thổ Nhĩ Kỳ (Ngoại trưởng)"));
}

TEST_CASE("A nationality between an honorific and a name is no part of the name", "[extract]") {
  CHECK(names("Công chúa Thuỵ Điển Victoria Lind sẽ tới.", "Person") == Set{"Victoria Lind"});
  CHECK(names("Ca sĩ Mỹ Justin Novak biểu diễn.", "Person") == Set{"Justin Novak"});
  CHECK(names("Ca sĩ Mỹ Tâm biểu diễn.", "Person") == Set{"Mỹ Tâm"});
}

TEST_CASE("A foreign holder's post is where the article puts it", "[extract]") {
  // The same post of the same holder, or without a holder.
  CHECK(facts("Tổng thống Pháp Andrej Novak tới Nhật Bản. Tổng thống Novak gặp Nhật Bản, Nhật Bản.")
            .contains("Novak holdsPositionIn Pháp (Tổng thống)"));
  CHECK(facts("Tổng thống Andrej Novak tới Nhật Bản. Báo chí chê Tổng thống Pháp. Nhật Bản chờ Nhật Bản.")
            .contains("Andrej Novak holdsPositionIn Pháp (Tổng thống)"));
  // The only foreign country, but not one of several.
  CHECK(facts("Tổng thống Andrej Novak nói. Nhật Bản chờ. Nhật Bản lo. Nhật Bản đợi.") ==
        Set{"Andrej Novak holdsPositionIn Nhật Bản (Tổng thống)"});
  CHECK(facts("Tổng thống Andrej Novak nói. Nhật Bản chờ Thái Lan. Nhật Bản lo. Nhật Bản đợi Thái Lan.").empty());
  // A ministry without a country is not the home country's.
  CHECK(facts("Bộ trưởng Quốc phòng Andrej Novak nói.").empty());
  CHECK(facts("Bộ trưởng Quốc phòng Andrej Novak nói tại Bộ Quốc phòng Pháp.")
            .contains("Andrej Novak holdsPositionIn Bộ Quốc phòng Pháp (Bộ trưởng)"));
}

TEST_CASE("Who leads holds a post only beside a name", "[extract]") {
  CHECK(
      facts("Lãnh đạo Triều Tiên Kim Jong Un tới thăm.").contains("Kim Jong Un holdsPositionIn Triều Tiên (Lãnh đạo)"));
  CHECK(facts("Ông Trần Văn Bách và lãnh đạo Sở Y tế An Giang đã họp.") ==
        Set{"Sở Y tế An Giang jurisdiction An Giang"});
  CHECK(facts("Theo ông Trần Văn Bách, lãnh đạo Sở Y tế An Giang và huyện đã họp.") ==
        Set{"Sở Y tế An Giang jurisdiction An Giang"});
  CHECK(facts("Lãnh đạo Lào - Trung đã gặp nhau.").empty());
}

TEST_CASE("A name behind a comma is the holder's where the sentence goes on", "[extract]") {
  CHECK(facts("Quốc vương Jordan, Abdullah bin Karim, đã tới thăm.")
            .contains("Abdullah bin Karim holdsPositionIn Jordan (Quốc vương)"));
  CHECK(facts("Thủ tướng Israel, Daniel Cohen cũng đã tới thăm.")
            .contains("Daniel Cohen holdsPositionIn Israel (Thủ tướng)"));
  CHECK(facts("Sau hội đàm với Thủ tướng Israel, Daniel Cohen đã về nước.").empty());
}

TEST_CASE("Words of time may stand between a post and its holder", "[extract]") {
  CHECK(facts("Tổng thống Pháp khi đó là ông Louis Martin lên tiếng.")
            .contains("Louis Martin holdsPositionIn Pháp (Tổng thống)"));
}

TEST_CASE("A department without a name does not end the posts of a person", "[extract]") {
  CHECK(facts("Ông Lê Văn Minh - trưởng phòng tham mưu, người phát ngôn Công an tỉnh Gia Lai - cho biết.")
            .contains("Lê Văn Minh holdsPositionIn Công an tỉnh Gia Lai (người phát ngôn)"));
}

TEST_CASE("Behind a bare area word stands its holder, no area of his name", "[extract]") {
  const Set found = facts("UBND tỉnh Hà Nam họp. Phó chủ tịch UBND tỉnh Lê Thị Thìn phát biểu.");
  CHECK(found.contains("Lê Thị Thìn holdsPositionIn UBND tỉnh (Phó chủ tịch)"));
  CHECK(names("Kỳ họp HĐND TP Nguyễn Văn Sửu chủ trì.", "Person") == Set{"Nguyễn Văn Sửu"});
}

TEST_CASE("A syllable that is a country's name may end a person's", "[extract]") {
  CHECK(names("Ông Phạm Bá Mỹ phát biểu.") == Set{"Phạm Bá Mỹ: Person"});
}

TEST_CASE("A counterpart without a name is an office of the country", "[extract]") {
  const entente::Mentions found = read("Ông Trần Văn Bách gặp người đồng cấp Lào.");
  REQUIRE(found.chunks.size() == 2);
  const entente::Mention& office = found.mentions[found.chunks[1].heads.front()];
  CHECK(office.kind == entente::MentionKind::office);
  CHECK(office.title == entente::kNone);
  CHECK(found.mentions[office.owner].name == "Lào");
}

TEST_CASE("A post behind a comma introduces a name that nothing else does", "[extract]") {
  CHECK(facts("Theo Sanit Nakatti, giám đốc Sở Y tế An Giang, dịch đã lui.")
            .contains("Sanit Nakatti holdsPositionIn Sở Y tế An Giang (giám đốc)"));
  // Not where the post begins a clause of its own.
  CHECK(names("Ở chợ hoa Hàng Lược, Bí thư Hà Nội đã mua đào.", "Person").empty());
}

TEST_CASE("What somebody is counts with the body he works for, whatever of his field stands between", "[extract]") {
  CHECK(facts("Marvin Chanda, một chuyên gia về Triều Tiên tại Viện Hoa Sen, nói.") ==
        Set{"Marvin Chanda holdsPositionIn Viện Hoa Sen (chuyên gia về Triều Tiên)"});
  CHECK(facts("Ông Lê Văn An, giáo sư Đại học Hoa Sen nói.") ==
        Set{"Lê Văn An holdsPositionIn Đại học Hoa Sen (giáo sư)"});
  CHECK(facts("Bác sĩ Lê Văn An của Bệnh viện Hoa Sen nói.") ==
        Set{"Lê Văn An holdsPositionIn Bệnh viện Hoa Sen (Bác sĩ)"});
  CHECK(facts("Ông Lê Văn An gặp các chuyên gia của Viện Hoa Sen.").empty());
  CHECK(facts("Ông Lê Văn An, chuyên gia người Lào, đến Viện Hoa Sen.").empty());
  CHECK(facts("Theo ông Lê Văn An, phóng viên bị Công an phường An Hoà giữ lại.")
            .contains("Lê Văn An holdsPositionIn Công an phường An Hoà (phóng viên)") == false);
}

TEST_CASE("Posts that a conjunction joins are two persons'", "[extract]") {
  CHECK(facts("Tổng thống Nga và Thủ tướng Trần Văn Bách khẳng định.") ==
        Set{"Trần Văn Bách holdsPositionIn Việt Nam (Thủ tướng)"});
}

TEST_CASE("A bare post behind a comma and before a verb is no apposition", "[extract]") {
  CHECK_FALSE(facts("Trước khi gặp Tổng thống Nga Petrov, Thủ tướng đã về nước.")
                  .contains("Petrov holdsPositionIn Việt Nam (Thủ tướng)"));
}

TEST_CASE("A syllable that is a country's name is a person where the article names one so", "[extract]") {
  CHECK(names("Ông Phạm Bá Mỹ khám bệnh. Bác sĩ Mỹ cho biết.") == Set{"Phạm Bá Mỹ: Person", "Mỹ: Person"});
  CHECK(names("Bác sĩ Mỹ tới giúp.") == Set{"Mỹ: Country"});
  CHECK(names("Nhà khoa học Nga nói về chuyến thăm Nga.") == Set{"Nga: Country"});
  CHECK(names("Bà Nga nói.") == Set{"Nga: Person"});
}

TEST_CASE("A school behind pupils and a body behind its abbreviation are no persons", "[extract]") {
  CHECK(names("Hai nữ sinh Trường THPT Ngô Quyền Bắc vắng mặt.", "Person").empty());
  CHECK(names("Giám đốc PSA Asia cho biết.", "Person").empty());
}

TEST_CASE("The noun of a body behind a post is no person's name", "[extract]") {
  CHECK(names("Giám đốc Sở Thi đua đã đến.").empty());
  CHECK(names("Giám đốc Sở đã đến.").empty());
  CHECK(names("Ông T. Lúc này mưa.").empty());
  CHECK(names("Giám đốc Anna Novak đã đến.") == Set{"Anna Novak: Person"});
}

TEST_CASE("A post of state that the home country does not have is one abroad", "[extract]") {
  CHECK(facts("Nữ hoàng Trần Thị An dùng bữa.").empty());
  CHECK(facts("Nữ hoàng Trần Thị An tới Thái Lan. Thái Lan đón. Thái Lan chờ.") ==
        Set{"Trần Thị An holdsPositionIn Thái Lan (Nữ hoàng)"});
}

TEST_CASE("The place of service may stand before the envoy's name", "[extract]") {
  CHECK(facts("Đại sứ Hà Lan tại Ankara Kees Cornelis van Rij vắng mặt.")
            .contains("Kees Cornelis van Rij holdsPositionIn Hà Lan (Đại sứ)"));
  CHECK(facts("Thủ tướng Nhật Bản tại nhiệm đầu tiên đến thăm Trân Châu Cảng.").empty());
}

TEST_CASE("Who is known to lead a state holds an unplaced post there, if the article names that state", "[extract]") {
  const std::string president = "Macron holdsPositionIn Pháp (Tổng thống)";
  CHECK(facts("Tổng thống Macron tới Việt Nam. Báo chí Pháp đưa tin.").contains(president));
  CHECK(facts("Tổng thống Macron tới Paris.").empty());
  CHECK(facts("Tổng thống Macron tới Đức. Đức đón. Đức chờ.").empty());
  CHECK(facts("Thủ tướng Lý Hiển Long phát biểu tại Singapore.") ==
        Set{"Lý Hiển Long holdsPositionIn Singapore (Thủ tướng)"});
  CHECK(facts("Tổng thống Moon Jae - in tới Hàn Quốc.") == Set{"Moon Jae - in holdsPositionIn Hàn Quốc (Tổng thống)"});
  // A surname that the article completes to another name is nobody known.
  CHECK(facts("Ông Andrej Macron nói. Tổng thống Macron tới Pháp.").empty());
}

TEST_CASE("Titles that others than leaders bear are of the state for leaders only", "[extract]") {
  CHECK(facts("Chủ tịch Tập Cận Bình rời Trung Quốc.") == Set{"Tập Cận Bình holdsPositionIn Trung Quốc (Chủ tịch)"});
  CHECK(facts("Chủ tịch Trần Văn Bách rời Trung Quốc.").empty());
  CHECK(facts("Ngoại trưởng Lavrov rời Nga.").contains("Lavrov holdsPositionIn Bộ Ngoại giao Nga (Ngoại trưởng)"));
  CHECK(facts("Ngoại trưởng Novak rời Nga.").empty());
}

TEST_CASE("Every country of a list has the title before it", "[extract]") {
  const auto offices = [](std::string text) {
    Set out;
    const entente::Mentions found = read(std::move(text));
    for (const entente::Chunk& chunk : found.chunks)
      for (const std::uint32_t head : chunk.heads)
        if (const entente::Mention& one = found.mentions[head]; one.kind == entente::MentionKind::office)
          out.insert(std::string(found.mentions[one.owner].name));
    return out;
  };
  CHECK(offices("Tổng thống Mỹ - Nga gặp nhau.") == Set{"Mỹ", "Nga"});
  CHECK(offices("Ngoại trưởng Mỹ, Nhật Bản và Hàn Quốc họp.") ==
        Set{"Bộ Ngoại giao Mỹ", "Bộ Ngoại giao Nhật Bản", "Bộ Ngoại giao Hàn Quốc"});
  // Another word before the country makes it an actor of its own.
  CHECK(offices("Tổng thống Mỹ và chính phủ Nhật Bản họp.") == Set{"Mỹ"});
  CHECK(offices("Tổng thống Mỹ và các nước Nhật Bản, Hàn Quốc họp.") == Set{"Mỹ"});
  // "lãnh đạo" is a person where both countries have one.
  const std::string trump = "Lãnh đạo Mỹ John Carter đến. Lãnh đạo Lào Somsak Vongsa đến. ";
  CHECK(offices(trump + "Lãnh đạo Mỹ - Lào gặp nhau.") == Set{"Mỹ", "Lào"});
  CHECK(offices(trump + "Lãnh đạo Mỹ - Pháp gặp nhau.").empty());
  CHECK(offices("Tổng thống Mỹ John Carter đến. Thủ tướng Lào Somsak Vongsa đến. Lãnh đạo Mỹ và Lào gặp nhau.") ==
        Set{"Mỹ", "Lào"});
}

TEST_CASE("A title before two bodies is a post in each, unless its holder follows", "[extract]") {
  const auto owners = [](std::string text) {
    std::string out;
    const entente::Mentions found = read(std::move(text));
    for (const entente::Chunk& chunk : found.chunks)
      for (const std::uint32_t head : chunk.heads) {
        const entente::Mention& one = found.mentions[head];
        const bool office = one.kind == entente::MentionKind::office && one.owner != entente::kNone;
        out.append(out.empty() ? "" : " + ").append(office ? found.mentions[one.owner].name : one.name);
      }
    return out;
  };
  CHECK(owners("Lào mời Chủ tịch Thượng viện và Hạ viện Hà Lan.") == "Lào + Thượng viện + Hạ viện Hà Lan");
  CHECK(owners("Lào mời Chủ tịch Thượng viện Hà Lan.") == "Lào + Thượng viện Hà Lan");
  CHECK(owners("Lào mời Chủ tịch Thượng viện và Hạ viện Hà Lan Louis Martin.") == "Lào + Louis Martin");
}

TEST_CASE("A person in a list holds no post of the next one", "[extract]") {
  CHECK(facts("Bà Anna Novak (trái) và Bộ trưởng Tài chính Pháp Louis Martin nói.") ==
        Set{"Louis Martin holdsPositionIn Bộ Tài chính Pháp (Bộ trưởng)", "Bộ Tài chính Pháp jurisdiction Pháp"});
}

TEST_CASE("Who ends an adverbial is not joined to the subject behind the comma", "[extract]") {
  const auto phrases = [](std::string text) {
    std::set<std::string> out;
    const entente::Mentions found = read(std::move(text));
    for (const entente::Chunk& chunk : found.chunks) {
      std::string names;
      for (const std::uint32_t head : chunk.heads)
        names.append(names.empty() ? "" : " + ").append(found.mentions[head].name);
      out.insert(std::move(names));
    }
    return out;
  };
  CHECK(phrases("Theo Bộ Y tế, ông Trần Văn Khải và ông Lê Minh Hòa đã gặp nhau.")
            .contains("Trần Văn Khải + Lê Minh Hòa"));
  CHECK(phrases("Với Đức, Việt Nam có quan hệ đối tác chiến lược.") == Set{"Đức", "Việt Nam"});
  CHECK(phrases("Sau khi gặp Thủ tướng, ông Juan Lopez tiếp tục hội kiến với Chủ tịch nước.").contains("Juan Lopez"));
  // What goes on with a comma is a list, or a post and its holder.
  CHECK(phrases("Trong cuộc gặp với Đức, Pháp và Lào, ông Trần Văn Khải phát biểu.").contains("Đức + Pháp + Lào"));
  CHECK(phrases("Giám đốc Sở Y tế An Giang, ông Trần Văn Khải cho biết.").contains("Trần Văn Khải"));
}

TEST_CASE("Where something happens is none of the countries behind the comma", "[extract]") {
  CHECK(heads("Ở thành phố Astana, Nga, Lào và Iran họp.") == 3);
  CHECK(heads("Nga, Lào và Iran họp.") == 3);
}

TEST_CASE("Commas alone join those behind a passive, and known places that end a sentence", "[extract]") {
  CHECK(heads("Hải Dương được Quảng Ninh, Bệnh viện Chợ Rẫy hỗ trợ.") == 2);
  CHECK(heads("Hải Dương được Quảng Ninh, Hải Phòng, Bệnh viện Chợ Rẫy hỗ trợ.") == 3);
  CHECK(heads("Ông thăm các bệnh viện ở Quảng Nam, Kon Tum.") == 2);
  CHECK(heads("Bộ Y tế cử Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy hỗ trợ.") == 2);
  CHECK(heads("Sau khi thăm Quảng Nam, Kon Tum đã họp.") == 1);
}

TEST_CASE("A list goes on with others that have no name, or with several areas", "[extract]") {
  CHECK(heads("Bộ Y tế yêu cầu Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy, các địa phương rà soát.") == 2);
  CHECK(heads("Bộ Y tế yêu cầu Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy, Sở Y tế các tỉnh rà soát.") == 2);
  CHECK(heads("Bộ Y tế phối hợp với Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy, các đơn vị liên quan.") == 2);
  CHECK(heads("Theo Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy, các bác sĩ đã mổ.") == 1);
  CHECK(heads("Bộ Y tế giao Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy và các tỉnh Quảng Nam, Kon Tum rà soát.") == 4);
}

TEST_CASE("Those who come along with the first of a list may be several", "[extract]") {
  CHECK(heads("Việt Nam cùng Lào và Campuchia ký thỏa thuận.") == 3);
  CHECK(heads("Bộ Y tế cùng với Bệnh viện Bạch Mai, Bệnh viện Chợ Rẫy và Sở Y tế Lào Cai họp.") == 4);
  CHECK(heads("Việt Nam và Lào và Campuchia ký thỏa thuận.") == 1);
  CHECK(heads("Việt Nam cùng Lào ký thỏa thuận và thăm Campuchia.") == 1);
}

TEST_CASE("A noun with a capital behind a verb or preposition points back, also where it ends the clause",
          "[extract]") {
  const auto points_back = [](std::string text) {
    const entente::Mentions found = read(std::move(text));
    return !found.mentions.empty() && found.mentions.back().kind == entente::MentionKind::reference;
  };
  CHECK(points_back("Quỹ Sao Biển trao hai máy thở cho Bệnh viện."));
  CHECK(points_back("Quỹ Sao Biển tặng Bệnh viện 2 máy thở."));
  CHECK(points_back("Lãnh đạo bệnh viện cảm ơn."));
  CHECK_FALSE(points_back("12 sĩ quan công an tham gia."));
  CHECK_FALSE(points_back("Quỹ Sao Biển trao hai máy thở cho bệnh viện."));
  CHECK_FALSE(points_back("Quỹ Sao Biển thăm Bệnh viện 108."));
}

TEST_CASE("A counterpart holds the post of whoever was named before, though that names no country", "[extract]") {
  CHECK(facts("Tổng thống Nga Putin gặp người đồng cấp Macron tại Pháp.")
            .contains("Macron holdsPositionIn Pháp (Tổng thống)"));
  CHECK(facts("Tổng thống Putin gặp người đồng cấp Ba Lan Jan Nowak.")
            .contains("Jan Nowak holdsPositionIn Ba Lan (Tổng thống)"));
  CHECK(facts("Ngoại trưởng Lavrov gặp người đồng cấp Pháp Jean Martin.")
            .contains("Jean Martin holdsPositionIn Bộ Ngoại giao Pháp (Ngoại trưởng)"));
}

TEST_CASE("Who is known to lead one state holds no post in another", "[extract]") {
  CHECK(facts("Sau cuộc gặp với Tổng thống Mỹ, ông Putin rời Nga.").empty());
  CHECK(facts("Tổng thống Nga Putin rời Mỹ.") == Set{"Putin holdsPositionIn Nga (Tổng thống)"});
}

TEST_CASE("Who holds two posts at once holds both", "[extract]") {
  const Set found = facts("Phó Thủ tướng kiêm Ngoại trưởng Lào Somsak Vongsa phát biểu.");
  CHECK(found.contains("Somsak Vongsa holdsPositionIn Bộ Ngoại giao Lào (Ngoại trưởng)"));
}

TEST_CASE("A post that begins like an honorific is a post", "[extract]") {
  CHECK(facts("Cố vấn Mỹ John Carter phát biểu.").contains("John Carter holdsPositionIn Mỹ (Cố vấn)"));
}

TEST_CASE("A long dash ends a name", "[extract]") {
  CHECK(
      facts("Đại sứ Mỹ John Carter – Người được mời – phát biểu.").contains("John Carter holdsPositionIn Mỹ (Đại sứ)"));
}

TEST_CASE("Syllables behind spaced dashes end a foreign name", "[extract]") {
  CHECK(names("Thủ tướng Prayut Chan - o - cha gặp ông Kim Myong - gak.", "Person") ==
        Set{"Prayut Chan - o - cha", "Kim Myong - gak"});
}

TEST_CASE("An envoy to an international body holds his post in the country that sends him", "[extract]") {
  CHECK(
      facts("Đại sứ Mỹ tại Liên Hợp Quốc Mary Parker phát biểu.").contains("Mary Parker holdsPositionIn Mỹ (Đại sứ)"));
  CHECK(facts("Đại sứ Mỹ tại Liên Hợp Quốc Mary Parker phát biểu.").contains("Mary Parker accreditedTo Liên Hợp Quốc"));
  CHECK(facts("Đại sứ Mỹ Mary Parker tại Lào phát biểu.").contains("Mary Parker accreditedTo Lào"));
}

TEST_CASE("Behind a name a post may have words of its own before the body", "[extract]") {
  CHECK(facts("Ông John Carter, giám đốc chính sách của Viện Nghiên cứu Biển Xanh, nói.")
            .contains("John Carter holdsPositionIn Viện Nghiên cứu Biển Xanh (giám đốc chính sách)"));
  CHECK(facts("Bà Mary Parker, chủ tịch một công ty nhỏ ở Hà Nội, nói.").empty());
  CHECK(facts("Theo luật sư Trần Văn Khải (Đoàn Luật sư Hà Nội), đó là sai.")
            .contains("Trần Văn Khải holdsPositionIn Đoàn Luật sư Hà Nội (luật sư)"));
}

TEST_CASE("A candidate holds no post", "[extract]") {
  CHECK(facts("Mỹ chờ kết quả. Ứng viên tổng thống John Carter phát biểu.").empty());
}

TEST_CASE("A foreign name behind a title, behind a person, is a body", "[extract]") {
  CHECK(facts("Bà Mary Parker, giám đốc Nordwind Foods, nói.")
            .contains("Mary Parker holdsPositionIn Nordwind Foods (giám đốc)"));
  CHECK(names("Bà Mary Parker, giám đốc Nordwind Foods, nói. Việt Nam và Nordwind Foods hợp tác.", "Organization") ==
        Set{"Nordwind Foods"});
  CHECK(facts("Bà Mary Parker, quản lý của Hendricks, nói. Ông Paul Hendricks cười.").empty());
}

TEST_CASE("A letter and an apostrophe begin a word of a name", "[extract]") {
  CHECK(names("Ông Peter O ' Neill gặp bà H'Lan Niê.", "Person") == Set{"Peter O ' Neill", "H'Lan Niê"});
  CHECK(names("Ông đến xã Đắk N ' Tơr.").contains("Đắk N ' Tơr: AdministrativeArea"));
}

TEST_CASE("What somebody is and the body behind a comma are his post where the sentence goes on with him",
          "[extract]") {
  CHECK(facts("Bác sĩ Trần Văn Khải, khoa Nhi, Bệnh viện Hoa Sen, cho biết vậy.")
            .contains("Trần Văn Khải holdsPositionIn Bệnh viện Hoa Sen (Bác sĩ)"));
  CHECK(facts("Bác sĩ Trần Văn Khải, khoa Nhi Bệnh viện Hoa Sen cho biết vậy.")
            .contains("Trần Văn Khải holdsPositionIn Bệnh viện Hoa Sen (Bác sĩ)"));
  CHECK(facts("Bác sĩ Trần Văn Khải, Bệnh viện Hoa Sen và Bệnh viện Lá Xanh phối hợp.").empty());
}

TEST_CASE("A name behind the number of a house is a street", "[extract]") {
  CHECK(names("Quán nằm ở số 65 Huỳnh Thúc Kháng, gần nhà 12 tầng.", "Person").empty());
  CHECK(names("Cửa hàng tại 255 Phan Chu Trinh đóng cửa.", "Person").empty());
  CHECK(names("Năm 2018 Nguyễn Văn Khải lên Hà Nội.", "Person") == Set{"Nguyễn Văn Khải"});
}

TEST_CASE("Of how old somebody is, only a person is said", "[extract]") {
  CHECK(names("Năm 1998, Sabrena Adkinsen, 31 tuổi, đi bộ sang đường.", "Person") == Set{"Sabrena Adkinsen"});
  CHECK(facts("Sabrena Adkinsen, 31 tuổi, giám đốc Sở Y tế An Giang, nói.")
            .contains("Sabrena Adkinsen holdsPositionIn Sở Y tế An Giang (giám đốc)"));
  CHECK(names("Giải Bạch Dương, 31 đội, đã kết thúc.", "Person").empty());
}

TEST_CASE("A companion without a name belongs to the noun phrase of the person", "[extract]") {
  const entente::Mentions found = read("Ông Trần Văn Bách và phu nhân thăm Lào.");
  REQUIRE(found.chunks.size() == 2);
  CHECK(found.chunks[0].tokens.size() == 7);
  CHECK(names("Ông Trần Văn Bách và phu nhân Lê Thị Hoa thăm Lào.", "Person") == Set{"Trần Văn Bách", "Lê Thị Hoa"});
}

TEST_CASE("Who leads a country is the one whom the article names so", "[extract]") {
  const entente::Mentions found =
      read("Lãnh đạo Triều Tiên Kim Jong Un tới Lào. Ông Trần Văn Bách tiếp lãnh đạo Triều Tiên.");
  const entente::Mention& last = found.mentions[found.chunks.back().heads.front()];
  CHECK(last.kind == entente::MentionKind::office);
  CHECK(found.mentions[last.owner].name == "Triều Tiên");
  // Nobody is named so: those who lead are the country.
  const entente::Mentions unnamed = read("Ông Trần Văn Bách tiếp lãnh đạo Triều Tiên.");
  CHECK(unnamed.mentions[unnamed.chunks.back().heads.front()].kind == entente::MentionKind::name);
}

TEST_CASE("A post that nobody has but by name is nobody's where no name follows", "[extract]") {
  for (const entente::Mention& mention : read("Ông Trần Văn Bách tiếp các lãnh đạo bệnh viện tỉnh.").mentions)
    CHECK(mention.kind != entente::MentionKind::office);
  CHECK(names("Hôm qua lãnh đạo Triều Tiên Kim Jong Un tới Lào.", "Person") == Set{"Kim Jong Un"});
}

TEST_CASE("A name behind a post and a dash is its holder's", "[extract]") {
  CHECK(facts("Tham dự có Tổng thư ký ASEAN - Lê Lương Bình và ông Trần Văn Bách.")
            .contains("Lê Lương Bình holdsPositionIn ASEAN (Tổng thư ký)"));
}

TEST_CASE("The head of an office holds it in the body whose office it is", "[extract]") {
  CHECK(facts("Ông Lê Văn An, Chánh văn phòng UBND tỉnh Quảng Nam, nói.")
            .contains("Lê Văn An holdsPositionIn UBND tỉnh Quảng Nam (Chánh văn phòng)"));
}

TEST_CASE("A former post behind a comma is one more of the same person", "[extract]") {
  const Set found =
      facts("Ông Lê Văn Bình, nguyên Giám đốc Sở Y tế An Giang, nguyên Phó Chủ tịch UBND tỉnh An Giang nói.");
  CHECK(found.contains("Lê Văn Bình holdsPositionIn Sở Y tế An Giang (nguyên Giám đốc)"));
  CHECK(found.contains("Lê Văn Bình holdsPositionIn UBND tỉnh An Giang (nguyên Phó Chủ tịch)"));
}

TEST_CASE("A place behind the body of a post is not its next holder", "[extract]") {
  CHECK(facts("Ông Lê Văn Bình - giám đốc VNPT Sơn La cho biết.")
            .contains("Lê Văn Bình holdsPositionIn VNPT (giám đốc)"));
}

TEST_CASE("What a post is of may follow the name of its holder", "[extract]") {
  CHECK(facts("Giám đốc Trần Văn Khải của Bệnh viện Bạch Mai phát biểu.")
            .contains("Trần Văn Khải holdsPositionIn Bệnh viện Bạch Mai (Giám đốc)"));
  CHECK(facts("Bệnh viện Bạch Mai cảm ơn Giám đốc Trần Văn Khải.").empty());
}

TEST_CASE("The field of an expert may stand before his name", "[extract]") {
  CHECK(facts("Theo chuyên gia phân tích quốc phòng Dale Marston của Đại học Oxford, điều này đúng.")
            .contains("Dale Marston holdsPositionIn Đại học Oxford (chuyên gia)"));
  CHECK(facts("Các chuyên gia cho rằng Dale Marston của Viện Lowy đã đúng.").empty());
}

TEST_CASE("A known short form in brackets does not part a post from its holder", "[extract]") {
  CHECK(facts("Tổng giám đốc Tổ chức Y tế Thế giới (WHO) Tedros Adhanom Ghebreyesus phát biểu.")
            .contains("Tedros Adhanom Ghebreyesus holdsPositionIn Tổ chức Y tế Thế giới (Tổng giám đốc)"));
}

TEST_CASE("Who assists somebody that is named has his post in the same state", "[extract]") {
  const Set found = facts("Bà Anna Berg, phát ngôn viên của Tổng thống Pháp Emmanuel Macron, cho biết.");
  CHECK(found.contains("Anna Berg holdsPositionIn Pháp (phát ngôn viên của Tổng thống)"));
  CHECK(found.contains("Emmanuel Macron holdsPositionIn Pháp (Tổng thống)"));
}

TEST_CASE("A holder behind a post with words of its own shows that it is one", "[extract]") {
  CHECK(facts("Giám đốc chương trình vắc xin của WHO Mike Ryan phát biểu.")
            .contains("Mike Ryan holdsPositionIn WHO (Giám đốc chương trình vắc xin)"));
  CHECK(facts("Giám đốc chương trình vắc xin của WHO phát biểu.").empty());
}

TEST_CASE("A title that may stand before a name is a post behind one", "[extract]") {
  const Set found = facts("Bà Lê Thị Xuân, đại biểu Quốc hội, quyền Chủ tịch UBND tỉnh Sơn La, nói.");
  CHECK(found.contains("Lê Thị Xuân holdsPositionIn Quốc hội (đại biểu)"));
  CHECK(found.contains("Lê Thị Xuân holdsPositionIn UBND tỉnh Sơn La (quyền Chủ tịch)"));
}

TEST_CASE("Plain words name a body where a post is in it and its owner follows", "[extract]") {
  const Set found = facts("Ông John Carter, người đứng đầu cơ quan khí tượng Iran, cho biết.");
  CHECK(found.contains("John Carter holdsPositionIn cơ quan khí tượng Iran (người đứng đầu)"));
  CHECK(found.contains("cơ quan khí tượng Iran jurisdiction Iran"));
  CHECK(facts("Ông John Carter thăm cơ quan khí tượng Iran.").empty());
}

TEST_CASE("Behind a person and his post, plain words may tell the kind of a foreign body", "[extract]") {
  CHECK(facts("Ông John Carter, giám đốc tạp chí Arabia Foundation, cho biết.")
            .contains("John Carter holdsPositionIn Arabia Foundation (giám đốc)"));
}

TEST_CASE("What a post is of may stand behind what it is about, and a committee before the chamber it is of",
          "[extract]") {
  CHECK(facts("Ông John Carter, Thứ trưởng phụ trách quan hệ quốc tế Bộ Tài chính Mỹ, nói.")
            .contains("John Carter holdsPositionIn Bộ Tài chính Mỹ (Thứ trưởng phụ trách)"));
  CHECK(facts("Người phát ngôn của Huawei tại Úc, ông John Carter, khẳng định.")
            .contains("John Carter holdsPositionIn Huawei (Người phát ngôn)"));
  CHECK(facts("Chủ tịch Ủy ban Quốc phòng Duma Quốc gia Nga Ivan Petrov nói.")
            .contains("Ivan Petrov holdsPositionIn Ủy ban Quốc phòng Duma Quốc gia Nga (Chủ tịch)"));
}

TEST_CASE("Behind who is assisted, an honorific tells who assists", "[extract]") {
  const Set found = facts("Phát ngôn viên của Tổng thống Philippines Rodrigo Duterte, ông Harry Roque, cho hay.");
  CHECK(found.contains("Harry Roque holdsPositionIn Philippines (Phát ngôn viên của Tổng thống)"));
  CHECK(found.contains("Rodrigo Duterte holdsPositionIn Philippines (Tổng thống)"));
}

TEST_CASE("Brackets, conjunctions and a field may part a post from its holder and its state", "[extract]") {
  CHECK(facts("Phó Chủ tịch Duma Quốc gia Nga (Hạ viện) Ivan Petrov nói.")
            .contains("Ivan Petrov holdsPositionIn Duma Quốc gia Nga (Phó Chủ tịch)"));
  CHECK(facts("Evans Moore, cựu quan chức Bộ Ngoại giao Mỹ và là thành viên cao cấp tại Viện Brookings, nói.")
            .contains("Evans Moore holdsPositionIn Viện Brookings (thành viên cao cấp)"));
  CHECK(facts("Bà Mary Parker, cựu trưởng đoàn đàm phán thương mại của Mỹ, nói.")
            .contains("Mary Parker holdsPositionIn Mỹ (trưởng đoàn đàm phán thương mại)"));
}

TEST_CASE("A word before a name is a post where it says in what", "[extract]") {
  CHECK(
      facts("Đại biểu Quốc hội Ngô Tuấn Nghị chia sẻ.").contains("Ngô Tuấn Nghị holdsPositionIn Quốc hội (Đại biểu)"));
  CHECK(facts("Phóng viên BBC John Smith nói.").contains("John Smith holdsPositionIn BBC (Phóng viên)"));
  CHECK(facts("Trao đổi với phóng viên BBC, ông John Smith nói.").empty());
}

TEST_CASE("The holder's name shows where the name of a body ends", "[extract]") {
  CHECK(facts("Chủ tịch Quốc hội lập hiến Ricardo Cabello nói.")
            .contains("Ricardo Cabello holdsPositionIn Quốc hội lập hiến (Chủ tịch)"));
}

TEST_CASE("A post of what the next one tells more of leads to that one", "[extract]") {
  CHECK(facts("Ông Lê Văn Bình, Bí thư Đảng ủy, Chủ tịch HĐND xã Hải Sơn, nói.")
            .contains("Lê Văn Bình holdsPositionIn HĐND xã Hải Sơn (Chủ tịch)"));
  CHECK(facts("Ông Lê Văn Bình, phó chủ tịch kiêm tổng giám đốc Tập đoàn Vingroup, nói.")
            .contains("Lê Văn Bình holdsPositionIn Tập đoàn Vingroup (tổng giám đốc)"));
  CHECK(facts("Ông Lê Văn Bình, chuyên gia luật biển, nguyên Giám đốc Sở Y tế An Giang, nói.")
            .contains("Lê Văn Bình holdsPositionIn Sở Y tế An Giang (nguyên Giám đốc)"));
}

TEST_CASE("A unit in plain words is of the body behind the comma", "[extract]") {
  const Set found = facts("Ông Lê Văn Bình, Vụ trưởng Vụ chính sách, Tổng cục Thuế, nói.");
  CHECK(found.contains("Lê Văn Bình holdsPositionIn Vụ chính sách (Vụ trưởng)"));
  CHECK(found.contains("Vụ chính sách partOf Tổng cục Thuế"));
}

TEST_CASE("A family name and two more behind two syllables of an area are its head", "[extract]") {
  CHECK(facts("Chủ tịch UBND xã Hải Sơn Lê Tấn Nghĩa cho biết.")
            .contains("Lê Tấn Nghĩa holdsPositionIn UBND xã Hải Sơn (Chủ tịch)"));
}

TEST_CASE("What is named after a person with his title is no person", "[extract]") {
  CHECK(names("Ông sống ở phố Bà Triệu.", "Person").empty());
  CHECK(names("Tàu Đô đốc Kuznetsov cháy.", "Person").empty());
  CHECK(names("Hôm qua Đô đốc Kuznetsov đến thăm.", "Person") == Set{"Kuznetsov"});
}

TEST_CASE("What is said of a name behind a comma may show that it is a person's", "[extract]") {
  CHECK(names("Umara Velanki, một nhà hoạt động, cho biết.", "Person") == Set{"Umara Velanki"});
  CHECK(names("Theo Umara Velanki, vợ của nạn nhân, đó là tin đồn.", "Person") == Set{"Umara Velanki"});
  CHECK(names("Umara Velanki, Bộ trưởng Hàng hải và Ngư nghiệp, cho biết.", "Person") == Set{"Umara Velanki"});
  CHECK(names("Ở Umara Velanki, nhân chứng kể lại.", "Person").empty());
  CHECK(names("Umara Velanki, một thị trấn, bị ngập.", "Person").empty());
}

TEST_CASE("A degree, a dash or brackets say where somebody works", "[extract]") {
  CHECK(facts("PGS.TS Tô Văn Bình (Đại học Hoa Sen) nhận định.")
            .contains("Tô Văn Bình holdsPositionIn Đại học Hoa Sen (PGS.TS)"));
  CHECK(facts("Luật sư Tô Văn Bình - Đoàn Luật sư TP.HCM - cho biết.")
            .contains("Tô Văn Bình holdsPositionIn Đoàn Luật sư TP.HCM (Luật sư)"));
  CHECK(facts("Ông Tô Văn Bình, Trưởng phòng Nghiên cứu lịch sử (Viện Sao Mai), nói.")
            .contains("Tô Văn Bình holdsPositionIn Viện Sao Mai (Trưởng phòng)"));
  CHECK(facts("Ông Tô Văn Bình - trưởng phòng Cảnh sát hình sự (PC 45) Công an tỉnh Đắk Lắk - nói.")
            .contains("Tô Văn Bình holdsPositionIn Công an tỉnh Đắk Lắk (trưởng phòng Cảnh sát hình sự)"));
}

TEST_CASE("A body that nobody knows is one where the president of it is named", "[extract]") {
  CHECK(facts("Ông Tô Văn Bình, Chủ tịch TANICOM, cho biết.") == Set{"Tô Văn Bình holdsPositionIn TANICOM (Chủ tịch)"});
  CHECK(facts("Ông Tô Văn Bình - tổng giám đốc TANICOM - cho hay.")
            .contains("Tô Văn Bình holdsPositionIn TANICOM (tổng giám đốc)"));
  CHECK(facts("Ông Tô Văn Bình, thành viên CLB, cho biết.").empty());
}

TEST_CASE("A building that stands for who governs in it is an actor where somebody has a post there", "[extract]") {
  CHECK(facts("Anders Exford, quan chức cấp cao tại Lầu Năm Góc, bình luận.")
            .contains("Anders Exford holdsPositionIn Lầu Năm Góc (quan chức cấp cao)"));
}

TEST_CASE("Brackets hold a post behind the age and before an address", "[extract]") {
  CHECK(facts("Chị Tô Thị Bình (46 tuổi, cán bộ Sở Y tế An Giang) kể.")
            .contains("Tô Thị Bình holdsPositionIn Sở Y tế An Giang (cán bộ)"));
  CHECK(facts("Anh Tô Văn Bình (SN 1981, giáo viên Trường THPT Hoa Sen, ngụ quận 3) kể.")
            .contains("Tô Văn Bình holdsPositionIn Trường THPT Hoa Sen (giáo viên)"));
  CHECK(facts("Anh Tô Văn Bình (SN 1981, ngụ quận 3) kể.").count("Tô Văn Bình holdsPositionIn Trường THPT Hoa Sen") ==
        0);
}

TEST_CASE("Brackets hold several posts, some of them of nobody known", "[extract]") {
  CHECK(facts("Ông Lò Văn An (đảng viên Chi bộ 4, nguyên giám đốc Sở Y tế Lai Châu, chủ tịch UBND tỉnh Lai Châu) nói.")
            .size() == 4);
  CHECK(!facts("Ông Lò Văn An (con ông Lò Văn Bình, giám đốc Sở Y tế Lai Châu) nói.")
             .contains("Lò Văn An holdsPositionIn Sở Y tế Lai Châu (giám đốc)"));
}

TEST_CASE("Two posts before a name are not of whom the list names before them", "[extract]") {
  const Set found = facts("Thủ tướng Lò Văn An, Phó thủ tướng - Bộ trưởng Bộ Y tế Cầm Văn Bình cùng dự.");
  CHECK(found.contains("Cầm Văn Bình holdsPositionIn Việt Nam (Phó thủ tướng)"));
  CHECK(!found.contains("Lò Văn An holdsPositionIn Việt Nam (Phó thủ tướng)"));
}

TEST_CASE("A guest's post in a bare body is in the state named before", "[extract]") {
  CHECK(facts("Về phía Lào có ông Phouthone Keo, Thứ trưởng Bộ Y tế.") ==
        Set{"Phouthone Keo holdsPositionIn Bộ Y tế Lào (Thứ trưởng)"});
  CHECK(facts("Lào tiếp ông Lò Văn An, Thứ trưởng Bộ Y tế.") == Set{"Lò Văn An holdsPositionIn Bộ Y tế (Thứ trưởng)"});
  CHECK(facts("Ông gặp Trung tướng Phouthone Keo, Phó Thủ tướng, Bộ trưởng Bộ Quốc phòng Lào.")
            .contains("Phouthone Keo holdsPositionIn Lào (Phó Thủ tướng)"));
}

TEST_CASE("Those who lead the next bodies of a list are others than who is named", "[extract]") {
  CHECK(facts("Có bà Lò Thị Mai, lãnh đạo Vụ Hợp tác quốc tế, Cục Quản lý Dược và Bệnh viện Chợ Rẫy.").empty());
}

TEST_CASE("Whose behalf somebody acts on, and whom he works with, hold posts of their own", "[extract]") {
  const auto posts = [](const char* text) {
    Set out;
    for (const std::string& fact : facts(text))
      if (fact.find("holdsPositionIn") != std::string::npos) out.insert(fact);
    return out;
  };
  const Set minister{"Tô Thị Bình holdsPositionIn Bộ Y tế (Bộ trưởng)"};
  CHECK(posts("Thừa ủy quyền của Chủ tịch nước, Bộ trưởng Bộ Y tế Tô Thị Bình trao huân chương.") == minister);
  CHECK(posts("Theo chỉ đạo của Thủ tướng, Bộ trưởng Bộ Y tế Tô Thị Bình cảm ơn WHO.") == minister);
  CHECK(posts("Tại buổi làm việc với lãnh đạo Bệnh viện Chợ Rẫy, Bộ trưởng Bộ Y tế Tô Thị Bình cảm ơn WHO.") ==
        minister);
  CHECK(posts("Lãnh đạo hải quân Lào, Trung tướng Khăm Sổm nói.").size() == 1);
  CHECK(posts("Theo Phó Thủ tướng, Bộ trưởng Bộ Y tế Tô Thị Bình, Lào sẽ hỗ trợ.").size() == 2);
}

TEST_CASE("The capital of a post at the head of a sentence makes nobody of it", "[extract]") {
  CHECK(names("Lãnh đạo địa phương có mặt.", "Person").empty());
  CHECK(names("Lãnh đạo Triều Tiên Kim Jong-un có mặt.", "Person") == Set{"Kim Jong-un"});
}

TEST_CASE("A field written with a capital behind a title is that of the body", "[extract]") {
  CHECK(facts("Bà Tô Thị Bình, Cục trưởng Quản lý Dược, nói.")
            .contains("Tô Thị Bình holdsPositionIn Cục Quản lý Dược (Cục trưởng)"));
}

TEST_CASE("One may hold the same post in two bodies", "[extract]") {
  CHECK(facts("Chủ tịch UBND tỉnh Lai Châu kiêm Chủ tịch Hội Chữ thập đỏ Lai Châu Lò Văn An nói.").size() == 4);
}

TEST_CASE("A department of plain words is passed over to the body of the post", "[extract]") {
  CHECK(facts("Bác sĩ Tô Văn Bình - phó trưởng khoa cấp cứu Bệnh viện Bạch Mai - nói.")
            .contains("Tô Văn Bình holdsPositionIn Bệnh viện Bạch Mai (phó trưởng khoa)"));
  CHECK(facts("Ông Tô Văn Bình, Tổng Giám đốc Công ty Minh Khai, chủ đầu tư Carina, nói.")
            .contains("Tô Văn Bình holdsPositionIn Công ty Minh Khai (Tổng Giám đốc)"));
}

TEST_CASE("A name with letters of the home language is no guest's, whatever its last syllable", "[extract]") {
  CHECK(facts("Bộ trưởng Y tế Nguyễn Văn Nam thăm Lào.") == Set{"Nguyễn Văn Nam holdsPositionIn Bộ Y tế (Bộ trưởng)"});
}

TEST_CASE("Behind an abbreviation that names a company the one who heads it may follow", "[extract]") {
  CHECK(facts("Chủ tịch Tập đoàn KMD Osamu Tanaka đến.") ==
        Set{"Osamu Tanaka holdsPositionIn Tập đoàn KMD (Chủ tịch)"});
  CHECK(names("Giám đốc Công ty KMD Hoa Sen đến.", "Company") == Set{"Công ty KMD Hoa Sen"});
}

TEST_CASE("Whose name ends an adverbial has no post that the subject behind the comma has", "[extract]") {
  CHECK_FALSE(facts("Phản ứng với tuyên bố của bà Nikki Smith, Tổng tư lệnh quân đội Nga cho hay sẽ đáp trả.")
                  .contains("Nikki Smith holdsPositionIn quân đội Nga (Tổng tư lệnh)"));
  CHECK(facts("Theo ông Trần Văn Kha, Giám đốc Sở Y tế Hà Nội, dịch đã giảm.")
            .contains("Trần Văn Kha holdsPositionIn Sở Y tế Hà Nội (Giám đốc)"));
  CHECK(facts("Ông Trần Văn Kha, Giám đốc Sở Y tế Hà Nội cho biết dịch đã giảm.")
            .contains("Trần Văn Kha holdsPositionIn Sở Y tế Hà Nội (Giám đốc)"));
}

TEST_CASE("What somebody is stands before his own name, no body's", "[extract]") {
  CHECK(facts("Trước mặt ông Trần Văn Kha, nhà báo Pinky Smith đã đọc biên bản.").empty());
}

TEST_CASE("Of what a member is may follow his name", "[extract]") {
  CHECK(facts("Nghị sĩ Ramon Delgado của Philippines phát biểu.")
            .contains("Ramon Delgado holdsPositionIn Philippines (Nghị sĩ)"));
}

TEST_CASE("The department of a doctor may stand in the brackets behind him", "[extract]") {
  CHECK(facts("Bác sĩ Trần Văn Kha (khoa Cấp cứu, Bệnh viện Bạch Mai) phát biểu.")
            .contains("Trần Văn Kha holdsPositionIn Bệnh viện Bạch Mai (Bác sĩ)"));
}

TEST_CASE("A post in a bare body is abroad where its holder is", "[extract]") {
  const std::string moscow = "Phát ngôn viên Bộ Ngoại giao Nga Cảnh Sương nói. ";
  CHECK(facts(moscow + "Phát ngôn viên Bộ Ngoại giao Cảnh Sương cảm ơn.") ==
        Set{"Bộ Ngoại giao Nga jurisdiction Nga", "Cảnh Sương holdsPositionIn Bộ Ngoại giao Nga (Phát ngôn viên)"});
  CHECK(facts("Bộ Ngoại giao Mỹ họp. Thứ trưởng Bộ Ngoại giao Stephen Smith nói.")
            .contains("Stephen Smith holdsPositionIn Bộ Ngoại giao Mỹ (Thứ trưởng)"));
  CHECK(facts("Bộ Ngoại giao Mỹ họp. Thứ trưởng Bộ Ngoại giao Lê Văn Sơn nói.")
            .contains("Lê Văn Sơn holdsPositionIn Bộ Ngoại giao (Thứ trưởng)"));
}

TEST_CASE("The holder may stand right behind the bare noun of his body", "[extract]") {
  CHECK(facts("Bệnh viện Đa khoa Hà Đông họp. Giám đốc Bệnh viện Nguyễn Tiến Hòa cho biết.")
            .contains("Nguyễn Tiến Hòa holdsPositionIn Bệnh viện (Giám đốc)"));
  CHECK(names("Giám đốc Bệnh viện Nguyễn Tiến Hòa cho biết.", "Person").empty());
  CHECK(names("Bệnh viện Đa khoa Hà Đông họp. Giám đốc Bệnh viện Phạm Ngọc Thạch cho biết.", "Person").empty());
}

TEST_CASE("A nickname and an abbreviation stand inside a foreign name", "[extract]") {
  CHECK(names("Ông Teodoro \"Teddy\" Santos đã họp.", "Person") == Set{"Teodoro \"Teddy\" Santos"});
  CHECK(names("Bà Renda St. Clair đã họp.", "Person") == Set{"Renda St. Clair"});
}

TEST_CASE("A counterpart of a capital is nobody of its name", "[extract]") {
  CHECK(names("Ông gặp người đồng cấp Bắc Kinh, Phó Thủ tướng Lưu Hạc.", "Person") == Set{"Lưu Hạc"});
}
