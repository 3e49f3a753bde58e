#include "readings.hpp"

using namespace entente::test;
using Set = std::set<std::string>;

TEST_CASE("A verb behind a body's name and another body are no part of the name", "[extract]") {
  CHECK(names("Công ty Hoa Sen kiểm tra Bệnh viện Lá Xanh.") ==
        Set{"Công ty Hoa Sen: Company", "Bệnh viện Lá Xanh: Hospital"});
  CHECK(names("Trung tâm đào tạo Viện Lá Xanh khai giảng.").contains("Trung tâm đào tạo Viện Lá Xanh: Organization"));
}

TEST_CASE("A maker is named where it does something, not where its product is meant", "[extract]") {
  CHECK(names("Pfizer cam kết giao thuốc cho Lào.").contains("Pfizer: Company"));
  CHECK(names("Google và Facebook bước đầu đã hợp tác.") == Set{"Google: Company", "Facebook: Company"});
  CHECK(names("Ông cho biết Google đã gỡ nhiều video.").contains("Google: Company"));
  CHECK(names("Lào kêu gọi Google gỡ nhiều video.").contains("Google: Company"));
  CHECK(names("Bà viết trên Facebook đã lâu, tiêm hai mũi Pfizer.").empty());
}

TEST_CASE("A unit behind a comma or before brackets is part of the body named there", "[extract]") {
  const Set expected{"Cục Quản lý Khám chữa bệnh partOf Bộ Y tế"};
  CHECK(facts("Cục Quản lý Khám chữa bệnh, Bộ Y tế vừa có văn bản.") == expected);
  CHECK(facts("Cục Quản lý Khám chữa bệnh (Bộ Y tế) vừa có văn bản.") == expected);
}

TEST_CASE("A comma that ends an adverbial parts two bodies", "[extract]") {
  CHECK(facts("Theo đề nghị của Cục Đường bộ, Bộ Công an đã kiểm tra.").empty());
  CHECK(facts("Theo đề nghị của Cục Đường bộ, Bộ Công an, ông đã kiểm tra.") == Set{"Cục Đường bộ partOf Bộ Công an"});
}

TEST_CASE("The level of an area at the end of a body's name tells whose it is", "[extract]") {
  CHECK(facts("Tỉnh Đắk Lắk họp. Trung tâm Kiểm soát bệnh tật tỉnh có mặt.") ==
        Set{"Trung tâm Kiểm soát bệnh tật tỉnh Đắk Lắk locatedIn Tỉnh Đắk Lắk"});
  CHECK(facts("Tỉnh Đắk Lắk họp. Đồn Biên phòng Phước Tỉnh có mặt.").empty());
  // One that no list has may be at home as well.
  CHECK(names("Huyện Mường Lạ họp, huyện Mường Lạ vui, huyện Mường Lạ mời huyện Kim Thành. UBND huyện nói.")
            .contains("UBND huyện Mường Lạ: LocalAuthority"));
}

TEST_CASE("A known name behind a unit is taken whole, over commas too", "[extract]") {
  CHECK(names("Ban Chỉ đạo An toàn thực phẩm, Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn họp.")
            .contains("Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn: SteeringCommittee"));
}

TEST_CASE("Bodies of one kind behind a comma are a list", "[extract]") {
  CHECK(facts("Bộ Y tế, Bộ Công an vừa có văn bản.").empty());
  CHECK(facts("Cục Quản lý Khám chữa bệnh, Bộ Y tế, Bộ Công an vừa có văn bản.").empty());
}

TEST_CASE("A police unit is part of the police of its area", "[extract]") {
  const Set found = facts("Phòng CSGT Công an tỉnh Hải Dương đang điều tra.");
  CHECK(found.contains("Phòng CSGT Công an tỉnh Hải Dương partOf Công an tỉnh Hải Dương"));
  CHECK(found.contains("Công an tỉnh Hải Dương jurisdiction tỉnh Hải Dương"));
}

TEST_CASE("The owner of a known body is read from its name", "[extract]") {
  CHECK(facts("Chính phủ Việt Nam ra nghị quyết.") == Set{"Chính phủ Việt Nam jurisdiction Việt Nam"});
  CHECK(facts("Bà đến Viện Pasteur Nha Trang.") == Set{"Viện Pasteur Nha Trang locatedIn Nha Trang"});
}

TEST_CASE("A known body lies in the place behind it only where the gazetteer has it", "[extract]") {
  CHECK(facts("Bà học Đại học Oxford của Anh.") ==
        Set{"Đại học Oxford locatedIn Oxford", "Đại học Oxford locatedIn Anh"});
  CHECK(facts("Đoàn Đại học Khon Kaen, Thái Lan đến.") ==
        Set{"Đại học Khon Kaen locatedIn Khon Kaen", "Đại học Khon Kaen locatedIn Thái Lan"});
  CHECK(facts("CSIS ở Mỹ công bố báo cáo.") == Set{"CSIS locatedIn Mỹ"});
  CHECK(facts("Samsung (Hàn Quốc) xin lỗi.") == Set{"Samsung locatedIn Hàn Quốc"});
  CHECK(facts("Nhà máy của Samsung ở Seoul đóng cửa.").empty());
  CHECK(facts("Nhà máy của Samsung tại Trung Quốc đóng cửa.").empty());
}

TEST_CASE("The area around a body's owner is none of the body's name", "[extract]") {
  CHECK(names("UBND huyện Kim Thành, tỉnh Hải Dương báo cáo.").contains("UBND huyện Kim Thành: LocalAuthority"));
}

TEST_CASE("Names of companies go on over words in lower case that the lexicon knows", "[extract]") {
  CHECK(names("Công ty Cổ phần Biệt thự và Khách sạn Sao Biển tặng quà.", "Company") ==
        Set{"Công ty Cổ phần Biệt thự và Khách sạn Sao Biển"});
  CHECK(names("Công ty TNHH MTV Bất động sản An Phúc Land tặng quà.", "Company") ==
        Set{"Công ty TNHH MTV Bất động sản An Phúc Land"});
}

TEST_CASE("A verb behind a body is none of its name", "[extract]") {
  CHECK(names("Công ty Minh Phát tổ chức lễ hội.", "Company") == Set{"Công ty Minh Phát"});
  CHECK(names("Cục Đường bộ phối hợp khảo sát.", "GovernmentBody") == Set{"Cục Đường bộ"});
}

TEST_CASE("What is no name by its head noun alone stays out", "[extract]") {
  CHECK(names("Các công ty Mỹ và bệnh viện dã chiến mong được hỗ trợ.") == Set{"Mỹ: Country"});
  CHECK(names("Ban Giám đốc và Hội đồng quản trị họp kín.").empty());
  CHECK(names("Bộ quy tắc ứng xử được thông qua.").empty());
  CHECK(names("Bà kêu gọi Sở Y tế hai địa phương vào cuộc.", "GovernmentBody").empty());
  CHECK(names("Trụ sở công an phường bị ngập.", "GovernmentBody").empty());
}

TEST_CASE("A short form that the article explains is the body everywhere", "[extract]") {
  const entente::Mentions found =
      read("VTPC kêu gọi giúp đỡ\nHội Tương trợ Phương Cầm (VTPC) họp. VTPC cảm ơn mọi người.");
  std::size_t short_forms = 0;
  for (const entente::Mention& mention : found.mentions)
    if (mention.name == "VTPC" && mention.core == "Hội Tương trợ Phương Cầm") ++short_forms;
  CHECK(short_forms == 3);
}

TEST_CASE("One head noun may stand before several fields", "[extract]") {
  CHECK(names("Phó Thủ tướng giao các Bộ: Y tế, Công an, Tài chính rà soát.", "Ministry") ==
        Set{"Bộ Công an", "Bộ Tài chính", "Bộ Y tế"});
}

TEST_CASE("One head noun may stand before the names of several known bodies", "[extract]") {
  CHECK(names("Bệnh viện Bạch Mai và Việt Đức cử bác sĩ.", "Hospital") ==
        Set{"Bệnh viện Bạch Mai", "Bệnh viện Việt Đức"});
  CHECK(names("Lãnh đạo hai đảng Cộng hoà và Dân chủ vắng mặt.", "PoliticalParty").size() == 2);
  CHECK(names("Công ty Xuân Hoà và Phúc Lộc giàu có.", "Company").size() == 1);
}

TEST_CASE("What a body belongs to is said behind it", "[extract]") {
  CHECK(facts("Công ty Kamado Hai, thuộc Tập đoàn Kamado, đóng cửa.") ==
        Set{"Công ty Kamado Hai partOf Tập đoàn Kamado"});
  CHECK(facts("Công ty Kamado Hai, thuộc sở hữu của Tập đoàn Hoa Sen, đóng cửa.") ==
        Set{"Công ty Kamado Hai partOf Tập đoàn Hoa Sen"});
  CHECK(facts("Ông A, giám đốc Trung tâm Biển Xanh, Viện Kamado, nói.")
            .contains("Trung tâm Biển Xanh partOf Viện Kamado"));
  CHECK(facts("Hàn Quốc buồn. Hyundai của nước này đóng cửa.") == Set{"Hyundai locatedIn Hàn Quốc"});
  CHECK(names("Các em ở bệnh viện 1 tuần.").empty());
  CHECK(names("Quỹ tặng bệnh viện 200 máy thở.", "Hospital").empty());
  CHECK(names("Quỹ tặng Bệnh viện 120 triệu đồng.", "Hospital").empty());
}

TEST_CASE("An association of a people abroad lies where it is", "[extract]") {
  CHECK(facts("Hội Người Việt Nam tại Angola quyên góp.") == Set{"Hội Người Việt Nam tại Angola locatedIn Angola"});
  CHECK(facts("Hội Kamado Việt Nam tại Hà Nội quyên góp.") == Set{"Hội Kamado Việt Nam locatedIn Việt Nam"});
}

TEST_CASE("A noun before the name of a known company makes no other one", "[extract]") {
  CHECK(names("Hãng Vietnam Airlines hoãn chuyến.", "Company") == Set{"Hãng Vietnam Airlines"});
  CHECK(names("Hãng Kamado Airlines hoãn chuyến.", "Company") == Set{"Hãng Kamado Airlines"});
}

TEST_CASE("A list of bodies names them without their noun", "[extract]") {
  CHECK(names("Các tập đoàn lớn của Nhật như Kamado, Sojitz và Yusen Logistic rút đi.", "Company") ==
        Set{"Kamado", "Sojitz", "Yusen Logistic"});
  CHECK(names("Các trường đại học lớn, trong đó có Oxford, Yale.", "University") == Set{"Oxford", "Yale"});
  CHECK(names("Công ty ở các thành phố như Kamado, Sojitz.", "Company").empty());
  CHECK(names("Một công ty như Kamado.", "Company").empty());
}

TEST_CASE("A body of a state joined to people of that state is a body of its own", "[extract]") {
  CHECK(names("Nguồn tin tình báo và quân đội Nga xác nhận.", "GovernmentBody") == Set{"quân đội Nga"});
}

TEST_CASE("What follows the noun of a maker is the maker by itself, if it is no other name", "[extract]") {
  CHECK(names("Ông gặp lãnh đạo công ty Zorvexo. Lào đề nghị Zorvexo mở nhà máy.") ==
        Set{"công ty Zorvexo: Company", "Zorvexo: Company", "Lào: Country"});
  CHECK(names("Ông Brad Zorvexo gặp lãnh đạo công ty Zorvexo. Lào đề nghị Zorvexo mở nhà máy.")
            .count("Zorvexo: Company") == 0);
  CHECK(names("Ông đến Công ty Hà Nội. Lào đề nghị Hà Nội hỗ trợ.").count("Hà Nội: Company") == 0);
}

TEST_CASE("A short form between a name and its owner is none of the name", "[extract]") {
  CHECK(names("Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Lai Châu họp.", "Organization") ==
        Set{"Trung tâm Kiểm soát bệnh tật tỉnh Lai Châu"});
  CHECK(facts("Sở Giáo dục và Đào tạo (GD-ĐT) Lai Châu họp.") ==
        Set{"Sở Giáo dục và Đào tạo Lai Châu jurisdiction Lai Châu"});
  CHECK(names("Ủy ban nhân dân (UBND) tỉnh Lai Châu họp.", "LocalAuthority") == Set{"Ủy ban nhân dân tỉnh Lai Châu"});
  CHECK(names("Sở Y tế (Lai Châu) họp.", "GovernmentBody") == Set{"Sở Y tế"});
}

TEST_CASE("What is done in small letters behind a known name is none of it", "[extract]") {
  CHECK(names("Ông được đưa đến Bệnh viện Chợ Rẫy cấp cứu.", "Hospital") == Set{"Bệnh viện Chợ Rẫy"});
  CHECK(names("Ngân hàng Thế giới xây dựng đường.", "Bank").empty());
}

TEST_CASE("A part of a hospital is no actor of its own", "[extract]") {
  CHECK(facts("Bà Lò Thị Mai, giám đốc Trung tâm Chống độc, Bệnh viện Bạch Mai, nói.") ==
        Set{"Lò Thị Mai holdsPositionIn Bệnh viện Bạch Mai (giám đốc Trung tâm Chống độc)"});
  CHECK(names("Trung tâm Chống độc Bệnh viện Bạch Mai họp.", "Organization") == Set{"Bệnh viện Bạch Mai"});
  CHECK(names("Trung tâm Chống độc Hà Nội họp.", "Organization") == Set{"Trung tâm Chống độc Hà Nội"});
}

TEST_CASE("A society of two peoples may be that of an area", "[extract]") {
  CHECK(facts("Hội Hữu nghị Việt Nam - Lào tỉnh Lai Châu họp.") ==
        Set{"Hội Hữu nghị Việt Nam - Lào tỉnh Lai Châu locatedIn tỉnh Lai Châu"});
}

TEST_CASE("Brackets may hold the names of several bodies", "[extract]") {
  CHECK(names("Các bệnh viện (Bạch Mai, Việt Đức) họp.", "Hospital") ==
        Set{"Bệnh viện Bạch Mai", "Bệnh viện Việt Đức"});
  CHECK(names("Các bệnh viện (Hà Nội, Lai Châu) họp.", "Hospital").empty());
}

TEST_CASE("A country behind the short form of a known body is where its office is", "[extract]") {
  CHECK(!names("Cơ quan Hợp tác Quốc tế Nhật Bản (JICA) Việt Nam họp.").contains("Việt Nam: Country"));
}

TEST_CASE("A known company before the name of its head is that company", "[extract]") {
  CHECK(facts("Giám đốc Công ty FPT Lò Văn An nói.").size() == 1);
}

TEST_CASE("A short form inside a name is that body with its owner", "[extract]") {
  const entente::Mentions found = read("Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Lai Châu họp. CDC cảm ơn mọi người.");
  std::size_t owned = 0;
  for (const entente::Mention& mention : found.mentions)
    if (mention.core == "Trung tâm Kiểm soát bệnh tật" && mention.owner != entente::kNone) ++owned;
  CHECK(owned == 2);
}

TEST_CASE("A body of the friendly country is none of the home country", "[extract]") {
  CHECK(names("Lào vui. Việt Nam vui. Bộ Y tế nước bạn cảm ơn.", "Ministry") == Set{"Bộ Y tế Lào"});
}

TEST_CASE("Units in a list are none of one another", "[extract]") {
  CHECK(facts("Vụ Hợp tác quốc tế, Cục Kamado Một, Bệnh viện Kamado Hai họp.").empty());
  CHECK(facts("Vụ Hợp tác quốc tế, Bộ Y tế, Bệnh viện Kamado Hai họp.").size() == 1);
}

TEST_CASE("Brackets behind a town tell of the body too", "[extract]") {
  CHECK(facts("Bệnh viện Kamado Tam Kỳ (Quảng Nam) họp.").contains("Bệnh viện Kamado Tam Kỳ locatedIn Quảng Nam"));
}

TEST_CASE("What bears the names of two states lies in one, a joint body is of both", "[extract]") {
  CHECK(facts("Viện Kamado Việt Nam - Hàn Quốc mở cửa.") == Set{"Viện Kamado Việt Nam - Hàn Quốc locatedIn Việt Nam"});
  CHECK(facts("Ủy ban Hỗn hợp Việt Nam - Hàn Quốc họp.").size() == 2);
}

TEST_CASE("A mission is accredited to its host and speaks for its sender", "[extract]") {
  const Set found = facts("Đại sứ quán Việt Nam tại Ai Cập thông báo.");
  CHECK(found.contains("Đại sứ quán Việt Nam tại Ai Cập accreditedTo Ai Cập"));
  CHECK(found.contains("Đại sứ quán Việt Nam tại Ai Cập jurisdiction Việt Nam"));
}

TEST_CASE("A canonical noun makes long and short forms of a body one", "[extract]") {
  const entente::Mentions found = read("UBND tỉnh Lai Châu họp. Ủy ban nhân dân tỉnh Lai Châu kết luận.");
  Set cores;
  for (const entente::Mention& mention : found.mentions)
    if (mention.head != entente::kNone) cores.emplace(mention.core);
  CHECK(cores == Set{"Ủy ban nhân dân"});
}

TEST_CASE("A committee without its area is that of the only one named in full", "[extract]") {
  const entente::Mentions found = read("UBND huyện An Dương họp. UBND huyện giao các phòng rà soát.");
  std::size_t owned = 0;
  for (const entente::Mention& mention : found.mentions)
    if (mention.head != entente::kNone && mention.owner != entente::kNone) ++owned;
  CHECK(owned == 2);
}

TEST_CASE("A known short form in brackets is no body above", "[extract]") {
  CHECK(facts("Trung tâm Không gian Johnson thuộc Cơ quan Vũ trụ (NASA) mở cửa.") ==
        Set{"Trung tâm Không gian Johnson partOf Cơ quan Vũ trụ"});
}

TEST_CASE("A bare body of an area is that of the only area of its level", "[extract]") {
  CHECK(facts("Tỉnh Gia Lai có mưa lớn ở huyện Chư Sê. UBND tỉnh đã hỗ trợ, công an huyện có mặt.") ==
        Set{"UBND tỉnh Gia Lai jurisdiction Tỉnh Gia Lai", "công an huyện Chư Sê jurisdiction huyện Chư Sê"});
  CHECK(facts("Thành phố Đà Lạt có mưa lớn. UBND TP đã hỗ trợ.") ==
        Set{"UBND TP Đà Lạt jurisdiction Thành phố Đà Lạt"});
  CHECK(facts("Tỉnh Gia Lai và tỉnh Kon Tum có mưa lớn. UBND tỉnh đã hỗ trợ.").empty());
  // Of several the one that the article is about.
  CHECK(facts("Tỉnh Gia Lai có mưa. Tỉnh Gia Lai ngập. Bão qua tỉnh Kon Tum. Mưa ở Gia Lai. UBND tỉnh đã hỗ trợ.")
            .contains("UBND tỉnh Gia Lai jurisdiction Tỉnh Gia Lai"));
  // Not one abroad, and a province need not be called so.
  CHECK(facts("Mưa ở Gia Lai. Đoàn đến tỉnh Prey Veng. UBND tỉnh đã hỗ trợ.") ==
        Set{"UBND tỉnh Gia Lai jurisdiction Gia Lai"});
}

TEST_CASE("The head noun of another body stands whole in a name", "[extract]") {
  CHECK(names("Ban Tuyên giáo Tỉnh ủy Hà Nam họp.", "Organization") ==
        Set{"Ban Tuyên giáo Tỉnh ủy Hà Nam", "Tỉnh ủy Hà Nam"});
}

TEST_CASE("A committee of a party is a unit of it, and its name is whole", "[extract]") {
  CHECK(facts("Ban Tuyên giáo Tỉnh uỷ Điện Biên họp.") ==
        Set{"Tỉnh uỷ Điện Biên locatedIn Điện Biên", "Ban Tuyên giáo Tỉnh uỷ Điện Biên partOf Tỉnh uỷ Điện Biên"});
  CHECK(names("Ban Thường vụ Đảng uỷ họp.") == Set{"Ban Thường vụ Đảng uỷ: GovernmentBody"});
  CHECK(facts("Trưởng ban Pháp chế HĐND TP Hà Nội Trần Văn An nói.")
            .contains("Trần Văn An holdsPositionIn ban Pháp chế HĐND TP Hà Nội (Trưởng ban)"));
}

TEST_CASE("A word of two syllables in a name has its capital on the first", "[extract]") {
  CHECK(names("Ông dự lễ của Trung tâm Hỗ trợ học sinh hôm qua.") == Set{"Trung tâm Hỗ trợ học sinh: Organization"});
  CHECK(names("Công ty Hỗ trợ Minh Phát tuyển người.") == Set{"Công ty Hỗ trợ Minh Phát: Company"});
}

TEST_CASE("The bare noun of another body ends no name", "[extract]") {
  CHECK(names("Thanh tra Sở bất ngờ kiểm tra.").empty());
  CHECK(names("Bí thư Đảng uỷ xã Hòa Bình Trần Văn An nói.", "Person") == Set{"Trần Văn An"});
}

TEST_CASE("The first syllable of a word is no country, also behind a title", "[extract]") {
  CHECK(facts("Bà Trần Thị Yến, giám đốc Trung tâm tư vấn sức khoẻ, nói.").empty());
  CHECK(facts("Ông Lê Văn An, giám đốc Công ty CP BOT Trung Lương, nói.") ==
        Set{"Lê Văn An holdsPositionIn Công ty CP BOT Trung Lương (giám đốc)"});
}

TEST_CASE("A number ends a body's name, unless it counts something", "[extract]") {
  CHECK(names("Tổng công ty Phát điện 1 (Hà Nội) báo cáo.", "Company") == Set{"Tổng công ty Phát điện 1"});
  CHECK(names("Công ty Minh Phát tăng 5% doanh thu.", "Company") == Set{"Công ty Minh Phát"});
}

TEST_CASE("An abbreviation may be written like a word", "[extract]") {
  CHECK(names("Nato họp. Ông Kim Un vắng.", "InternationalOrganization") == Set{"Nato"});
}

TEST_CASE("A short form in brackets is no body above, and its place is that of the body", "[extract]") {
  CHECK(facts("Tổng công ty Nước giải khát Hà Nội (Habeco) họp.") ==
        Set{"Tổng công ty Nước giải khát Hà Nội locatedIn Hà Nội"});
  CHECK(facts("Sở Giáo dục và Đào tạo (Sở GD-ĐT) tỉnh Hà Nam họp.") ==
        Set{"Sở Giáo dục và Đào tạo jurisdiction tỉnh Hà Nam"});
}

TEST_CASE("What a body is for is no body above it, nor is one of its own kind", "[extract]") {
  CHECK(facts("Cục Cảnh sát kinh tế vào cuộc.").empty());
  CHECK_FALSE(facts("Công an Ninh Bình, Cơ quan CSĐT Công an huyện Gia Viễn vào cuộc.")
                  .contains("Công an Ninh Bình partOf Cơ quan CSĐT Công an huyện Gia Viễn"));
  CHECK(facts("Ban Thường vụ, Hội đồng Thành viên khi đó sai.").empty());
}

TEST_CASE("Syllables that are a place's name are none inside another name", "[extract]") {
  CHECK(facts("Nữ sinh Trường THCS Long Bình Tân vắng mặt.").empty());
  CHECK(facts("Công ty cổ phần đầu tư Mỹ Sơn xây nhà.").empty());
  CHECK(facts("Viện Hoà bình quốc tế họp.").empty());
  CHECK(facts("Bệnh viện Hòa Bình mở cửa.") == Set{"Bệnh viện Hòa Bình locatedIn Hòa Bình"});
}

TEST_CASE("A body of plain words is a name where the body above it is written", "[extract]") {
  CHECK(facts("Ban đô thị, HĐND thành phố Hà Nội báo cáo.").contains("Ban đô thị partOf HĐND thành phố Hà Nội"));
  CHECK(facts("Trung tâm giám định pháp y (Công an Hải Phòng) kết luận.")
            .contains("Trung tâm giám định pháp y partOf Công an Hải Phòng"));
  CHECK(names("Trung tâm giám định pháp y (ảnh) kết luận.").empty());
}

TEST_CASE("Many bodies of one kind are no name", "[extract]") {
  CHECK(names("Bộ Y tế yêu cầu sở Y tế các tỉnh báo cáo.") == Set{"Bộ Y tế: Ministry"});
  CHECK(names("Các cơ quan đại diện Việt Nam họp.") == Set{"Việt Nam: Country"});
}

TEST_CASE("A place behind a known body that lies there is part of the name", "[extract]") {
  CHECK(facts("Em được đưa vào Bệnh viện Việt - Tiệp Hải Phòng.") ==
        Set{"Bệnh viện Việt - Tiệp Hải Phòng locatedIn Hải Phòng"});
}

TEST_CASE("A sign of addition joins the words of a company's name", "[extract]") {
  CHECK(names("Công ty Larsen & Toubro tặng quà.", "Company") == Set{"Công ty Larsen & Toubro"});
}

TEST_CASE("A building of state is no actor where something happens in it", "[extract]") {
  CHECK(names("Hội đàm diễn ra tại Điện Kremlin.").empty());
  CHECK(names("Điện Kremlin bác bỏ.") == Set{"Điện Kremlin: Government"});
}

TEST_CASE("A department says what it is for before whose it is", "[extract]") {
  CHECK(facts("Chi cục Kiểm lâm tỉnh Bình Phước vào cuộc.") ==
        Set{"Chi cục Kiểm lâm tỉnh Bình Phước jurisdiction tỉnh Bình Phước"});
  CHECK(names("Cơ quan tư pháp Mỹ lên tiếng.") == Set{"Mỹ: Country"});
  CHECK(facts("Ông Lê Văn An, Trưởng phòng Thương mại Công ty Minh Phát, nói.") ==
        Set{"Lê Văn An holdsPositionIn Công ty Minh Phát (Trưởng phòng)"});
  CHECK(facts("Chủ tịch Uỷ ban châu Âu Jean - Claude Novak nói.")
            .contains("Jean - Claude Novak holdsPositionIn Uỷ ban châu Âu (Chủ tịch)"));
}

TEST_CASE("A noun written small begins a name only where the name is read whole", "[extract]") {
  CHECK(names("Họ thăm viện Nghiên cứu Quốc tế Middlebury.") ==
        Set{"viện Nghiên cứu Quốc tế Middlebury: ResearchInstitute"});
  CHECK(names("Họ thăm trung tâm Hỗ trợ lắp ghép lạ.").empty());
  CHECK(names("Họ thăm trung tâm Hà Nội.") == Set{"Hà Nội: Province"});
}

TEST_CASE("A short form in brackets stands for the name before it and is no unit", "[extract]") {
  CHECK(facts("Công ty TNHH MTV Hoa Sen Quảng Ngãi (Công ty Hoa Sen) nói.") ==
        Set{"Công ty TNHH MTV Hoa Sen Quảng Ngãi locatedIn Quảng Ngãi"});
  CHECK(facts("Cục Hàng không, Cục Đăng kiểm, Tổng cục Đường bộ, Cục Quản lý xây dựng họp.").empty());
}

TEST_CASE("Whose abbreviation is known has no other", "[extract]") {
  CHECK(names("Họ dự Diễn đàn Khu vực ASEAN (ARF). ARF họp.") == Set{"ASEAN: InternationalOrganization"});
  CHECK(names("Quỹ Hoa Mai Việt Nam (QHM) họp. QHM trao quà.") ==
        Set{"QHM: Fund", "Quỹ Hoa Mai Việt Nam: Fund", "Việt Nam: Country"});
}

TEST_CASE("What a body studies and whom it befriends is not where it is", "[extract]") {
  CHECK(facts("Trung tâm Nghiên cứu Nhật Bản ra báo cáo.").empty());
  CHECK(facts("Hội Hữu nghị Việt Nam - Lào họp.").empty());
  CHECK(facts("Trung tâm Nghiên cứu Lúa Nhật Bản ra báo cáo.") ==
        Set{"Trung tâm Nghiên cứu Lúa Nhật Bản locatedIn Nhật Bản"});
}

TEST_CASE("A body stands where the words behind its name say, but one of a state", "[extract]") {
  CHECK(facts("Bà Anna Novak thăm Viện Hoa Sen ở Vientiane.") == Set{"Viện Hoa Sen locatedIn Vientiane"});
  CHECK(facts("Bà Anna Novak gặp Bộ Ngoại giao tại Hà Nội.").empty());
}

TEST_CASE("A body of \"this country\" is one of the country named last", "[extract]") {
  CHECK(facts("Đoàn đến Lào. Bộ Quốc phòng nước này lên tiếng.") == Set{"Bộ Quốc phòng Lào jurisdiction Lào"});
  CHECK(facts("Cuba vui. Nhật Bản cho biết quân đội nước này đã đến.") ==
        Set{"quân đội Nhật Bản jurisdiction Nhật Bản"});
  CHECK(names("Nhật Bản cảnh báo Cuba rằng Bộ Quốc phòng nước này đã biết.", "Ministry").empty());
  CHECK(facts("Đoàn đến Lào. Bộ trưởng Quốc phòng nước này Chan Samon đón đoàn.") ==
        Set{"Bộ Quốc phòng Lào jurisdiction Lào", "Chan Samon holdsPositionIn Bộ Quốc phòng Lào (Bộ trưởng)"});
  CHECK(facts("Bộ Quốc phòng nước này lên tiếng.").empty());
}

TEST_CASE("A known body whose name ends in the body it is a part of is a part of it", "[extract]") {
  CHECK(facts("Hội đồng Bảo an LHQ họp ở New York.").contains("Hội đồng Bảo an LHQ partOf LHQ"));
  CHECK(facts("Hội đồng Bảo an họp ở New York.").empty());
}

TEST_CASE("A short form in brackets shows where the name of a body ends", "[extract]") {
  CHECK(names("Công ty Thiết bị xe nâng siêu nhỏ (XNSN) đóng cửa.")
            .contains("Công ty Thiết bị xe nâng siêu nhỏ: Company"));
}

TEST_CASE("A second field behind \"và\" belongs to the name of a body", "[extract]") {
  CHECK(names("Ủy ban Chứng khoán và Giao dịch đồng ý.").contains("Ủy ban Chứng khoán và Giao dịch: GovernmentBody"));
}

TEST_CASE("Names of other lands end with the noun of the body", "[extract]") {
  CHECK(names("Ông A nói Cherkizov Group sẽ bán thịt.", "Organization") == Set{"Cherkizov Group"});
  CHECK(facts("Ali Shihab, giám đốc điều hành Cherkizov Group, nói.")
            .contains("Ali Shihab holdsPositionIn Cherkizov Group (giám đốc điều hành)"));
  CHECK(names("Ông gặp Morgan Group Lee hôm qua.", "Organization").empty());
}

TEST_CASE("A word of a name that ends like a verb stays in it", "[extract]") {
  CHECK(names("Ông là học giả tại Trung tâm Nghiên cứu phi hạt nhân.", "Organization") == Set{"Trung tâm Nghiên cứu"});
}

TEST_CASE("Plain words between a noun with a capital and whose body it is are its name", "[extract]") {
  CHECK(facts("Ông đến thăm Trung tâm chăm nuôi hươu sao Việt Nam.") ==
        Set{"Trung tâm chăm nuôi hươu sao Việt Nam locatedIn Việt Nam"});
  CHECK(facts("Bà A, chủ tịch Hiệp hội trồng hoa tulip tỉnh Lâm Đồng, nói.")
            .contains("Hiệp hội trồng hoa tulip tỉnh Lâm Đồng locatedIn tỉnh Lâm Đồng"));
  CHECK(facts("Ông làm ở Tổng công ty thuốc lá Việt Nam.") == Set{"Tổng công ty thuốc lá Việt Nam locatedIn Việt Nam"});
  CHECK(names("Ông làm ở Cơ quan vũ trụ quốc gia Lào.").contains("Cơ quan vũ trụ quốc gia Lào: GovernmentBody"));
  // At the head of a sentence the capital says nothing; words that begin another part of the clause are none of a name.
  CHECK(names("Trung tâm chăm nuôi hươu Việt Nam.") == Set{"Việt Nam: Country"});
  CHECK(names("Ông nói Công ty sẽ nuôi hươu Việt Nam.") == Set{"Việt Nam: Country"});
  CHECK(names("Ông dự Hội nghị chăn nuôi hươu Việt Nam.") == Set{"Việt Nam: Country"});
}

TEST_CASE("Bodies of a state that are joined are of the country that the last one is of", "[extract]") {
  CHECK(names("Lào cảm ơn Quốc hội và Chính phủ Cuba.").contains("Quốc hội Cuba: GovernmentBody"));
  CHECK(names("Bộ Nội vụ và Bộ Quốc phòng Cuba cảm ơn Lào.") ==
        Set{"Bộ Nội vụ Cuba: Ministry", "Bộ Quốc phòng Cuba: Ministry", "Cuba: Country", "Lào: Country"});
  // Not where each has a counterpart.
  CHECK(names("Bộ Y tế và Bộ Y tế Lào phối hợp.").contains("Bộ Y tế: Ministry"));
  CHECK(names("Cuộc họp giữa Bộ Công an và Bộ Nội vụ Lào.").contains("Bộ Công an: Ministry"));
  CHECK(names("Bộ Y tế và Đại sứ quán Lào phối hợp.").contains("Bộ Y tế: Ministry"));
}

TEST_CASE("A government and its ministries that are joined are of the country of the last one", "[extract]") {
  CHECK(facts("Chính phủ và Bộ Ngoại giao Pháp đã họp.") ==
        Set{"Chính phủ Pháp jurisdiction Pháp", "Bộ Ngoại giao Pháp jurisdiction Pháp"});
  CHECK(facts("Bộ Quốc phòng, Bộ Ngoại giao và Phủ tổng thống Philippines đã họp.")
            .contains("Bộ Quốc phòng Philippines jurisdiction Philippines"));
  CHECK_FALSE(facts("Bộ Y tế, Bảo hiểm xã hội Việt Nam đã họp.").contains("Bộ Y tế Việt Nam jurisdiction Việt Nam"));
}

TEST_CASE("The second syllable of a verb of asking begins no body", "[extract]") {
  CHECK(names("Ông đề nghị Viện Kiểm sát nhân dân tỉnh Thái Bình xem xét.")
            .contains("Viện Kiểm sát nhân dân tỉnh Thái Bình: GovernmentBody"));
}

TEST_CASE("Bodies joined to a people are of its country", "[extract]") {
  const Set found = facts("Bà cảm ơn chính phủ, Quốc hội và nhân dân Lào.");
  CHECK(found.contains("chính phủ Lào jurisdiction Lào"));
  CHECK(found.contains("Quốc hội Lào jurisdiction Lào"));
  CHECK(facts("Bà cảm ơn Bộ Y tế và người dân.").empty());
}

TEST_CASE("A government of somebody is not that of the home country", "[extract]") {
  CHECK(names("Chính phủ của Tổng thống Carter họp.", "Government").empty());
}

TEST_CASE("One head noun may stand before several names", "[extract]") {
  CHECK(names("Bà đến các bệnh viện Hoa Mơ, Hoa Lê và Hoa Đào.", "Hospital") ==
        Set{"Bệnh viện Hoa Mơ", "Bệnh viện Hoa Lê", "Bệnh viện Hoa Đào"});
  CHECK(names("Bà rời các đảng Hoa Mơ và Hoa Lê.", "PoliticalParty") == Set{"đảng Hoa Mơ", "đảng Hoa Lê"});
  CHECK(names("Các công ty Mỹ, Nhật Bản rút lui.", "Company").empty());
}

TEST_CASE("Behind the title of who heads it a unit may have any name", "[extract]") {
  CHECK(facts("Ông Lê Văn Nam, Vụ trưởng Vụ Gió, nói.").contains("Lê Văn Nam holdsPositionIn Vụ Gió (Vụ trưởng)"));
}

TEST_CASE("A noun of companies and a country before a name are none of it", "[extract]") {
  CHECK(facts("Hãng hàng không Triều Tiên Air Tanchon xin lỗi.") == Set{"Air Tanchon locatedIn Triều Tiên"});
  CHECK(facts("Tập đoàn năng lượng Nga Gazprom xin lỗi.") == Set{"Gazprom locatedIn Nga"});
  CHECK(facts("Các hãng hàng không Triều Tiên xin lỗi.").empty());
}

TEST_CASE("Two fields of one body may be joined by a dash or a sign", "[extract]") {
  CHECK(names("Sở Văn hoá - thể thao Hà Nội đến.", "GovernmentBody") == Set{"Sở Văn hoá - thể thao Hà Nội"});
  CHECK(names("Sở Tài nguyên & Môi trường An Giang đến.", "GovernmentBody") ==
        Set{"Sở Tài nguyên & Môi trường An Giang"});
  CHECK(names("Cuộc họp Bộ Tài chính - Bộ Y tế diễn ra.", "Ministry") == Set{"Bộ Tài chính", "Bộ Y tế"});
}

TEST_CASE("What follows a number in lower case is none of a body's name", "[extract]") {
  CHECK(names("Ông tặng Trung tâm Cấp cứu 115 phần mềm điều phối.", "Organization") == Set{"Trung tâm Cấp cứu 115"});
}

TEST_CASE("Areas that go on from the one that ends a body's name have such a body each", "[extract]") {
  const entente::Mentions found = read("Bộ Y tế làm việc với Sở Y tế Hà Nội, Hải Phòng và Bệnh viện Bạch Mai.");
  REQUIRE(found.chunks.size() == 2);
  REQUIRE(found.chunks[1].heads.size() == 3);
  CHECK(found.mentions[found.chunks[1].heads[1]].name == "Sở Y tế Hải Phòng");
  // But not what acts behind the comma that ends an adverbial, nor what lies around the first.
  CHECK(names("Theo Sở Y tế Hà Nội, Hải Phòng đã họp.", "GovernmentBody") == Set{"Sở Y tế Hà Nội"});
  CHECK(names("Công an quận Hà Đông, Hà Nội lên tiếng.", "GovernmentBody") == Set{"Công an quận Hà Đông"});
}

TEST_CASE("Of what level a hospital is ends its name", "[extract]") {
  CHECK(names("Họ được đưa đến Bệnh viện Đa khoa tỉnh cấp cứu.", "Hospital").empty());  // only the article tells whose
}

TEST_CASE("A capital inside the noun of an institute begins a name of plain words", "[extract]") {
  CHECK(names("Viện Nghiên cứu phát triển xã hội, nơi bà làm việc, lên tiếng.", "Organization") ==
        Set{"Viện Nghiên cứu phát triển xã hội"});
  CHECK(names("Các viện nghiên cứu phát triển xã hội lên tiếng.", "Organization").empty());
}

TEST_CASE("Words in lower case behind a name that is whole are part of it only where it goes on", "[extract]") {
  CHECK(names("Lào giúp Bệnh viện Kamado phòng chống dịch COVID-19.", "Hospital") == Set{"Bệnh viện Kamado"});
  CHECK(names("Lào giúp Bệnh viện Bạch Mai phòng, chống dịch.", "Hospital") == Set{"Bệnh viện Bạch Mai"});
  CHECK(names("Công ty Kamado xuất nhập khẩu Huế đóng cửa.", "Company") == Set{"Công ty Kamado xuất nhập khẩu Huế"});
  CHECK(names("Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Gia Lai họp.", "GovernmentBody") ==
        Set{"Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Gia Lai"});
}

TEST_CASE("The name of an organisation of no state is part of that of a body", "[extract]") {
  CHECK(facts("Phái bộ Liên hợp quốc tại Angola họp.") == Set{"Phái bộ Liên hợp quốc tại Angola locatedIn Angola"});
  CHECK(names("Bà A dự lễ ra mắt Ủy ban Quốc gia APEC 2017.", "GovernmentBody") == Set{"Ủy ban Quốc gia APEC 2017"});
}

TEST_CASE("Two countries joined by a dash are a name, one is whose something is", "[extract]") {
  CHECK(names("Trường Đại học Việt - Đức mở cửa.", "University") == Set{"Trường Đại học Việt - Đức"});
  CHECK(names("Nhóm nghị sĩ hữu nghị Việt Nam - Cuba đến.", "Association") ==
        Set{"Nhóm nghị sĩ hữu nghị Việt Nam - Cuba"});
}

TEST_CASE("What a body is a unit of may be said in brackets", "[extract]") {
  CHECK(facts("Cục Quản lý Dược (thuộc Bộ Y tế) đã họp.") == Set{"Cục Quản lý Dược partOf Bộ Y tế"});
}

TEST_CASE("Whose a body is needs no support, behind its short form too", "[extract]") {
  CHECK(facts("Quỹ Hoa Sen của Pháp đã họp.") == Set{"Quỹ Hoa Sen locatedIn Pháp"});
  CHECK(
      facts("Cục Tình báo Hải ngoại (CIF) của Pháp đã họp.").contains("Cục Tình báo Hải ngoại Pháp jurisdiction Pháp"));
}

TEST_CASE("The subject behind a comma is no body above the one that ends an adverbial", "[extract]") {
  CHECK(facts("Theo quân đội Nga, Hạm đội Biển Đen vẫn đang theo dõi.") == Set{"quân đội Nga jurisdiction Nga"});
  CHECK(facts("Lãnh đạo Cục Đào tạo, Bộ Công an cho biết đã họp.").contains("Cục Đào tạo partOf Bộ Công an"));
}

TEST_CASE("A body behind a comma is the next of a list where nothing makes the first its unit", "[extract]") {
  CHECK(facts("Sở phối hợp với Công an huyện Kỳ Anh, Bộ Tư lệnh Cảnh vệ và Sở Giao thông Hà Tĩnh.")
            .contains("Công an huyện Kỳ Anh partOf Bộ Tư lệnh Cảnh vệ") == false);
  CHECK(
      facts("Cục Thuế tỉnh Hà Tĩnh, Tổng cục Thuế lên tiếng.").contains("Cục Thuế tỉnh Hà Tĩnh partOf Tổng cục Thuế"));
  CHECK(facts("Cam kết của chính phủ, quân đội, nhân dân Lào.").contains("chính phủ Lào partOf quân đội Lào") == false);
  CHECK(facts("Đại hội đồng Liên Hợp Quốc họp.") == Set{"Đại hội đồng Liên Hợp Quốc partOf Liên Hợp Quốc"});
}

TEST_CASE("A known maker behind plain words that say what it makes is that maker", "[extract]") {
  const auto known = [](std::string text) { return read(std::move(text)).mentions.back().entry != entente::kNone; };
  CHECK(known("Tập đoàn dầu khí Exxon Mobil đã họp."));
  CHECK(known("Tại đây hãng hàng không Vietjet Air đã họp."));
  CHECK_FALSE(known("Công ty cổ phần viễn thông FPT đã họp."));
}

TEST_CASE("The first of two syllables of a place is no country", "[extract]") {
  CHECK(names("Đồn trưởng Đồn Biên phòng Trung Lý, Trung tá Hà Văn Kha nói.")
            .contains("Đồn Biên phòng Trung Lý: GovernmentBody"));
}

TEST_CASE("A country behind a field that ends like a noun for namesakes is whose the ministry is", "[extract]") {
  CHECK(facts("Bộ trưởng Tài nguyên và Môi trường Lào Bounkham Sima phát biểu.")
            .contains("Bounkham Sima holdsPositionIn Bộ Tài nguyên và Môi trường Lào (Bộ trưởng)"));
}

TEST_CASE("A field in small letters that says something is none of a name", "[extract]") {
  CHECK(names("Ủy ban An toàn giao thông Quốc gia - thông tin tại hội nghị.")
            .contains("Ủy ban An toàn giao thông Quốc gia: SteeringCommittee"));
  CHECK(facts("Bộ trưởng Thông tin Campuchia Khieu Sokha phát biểu.")
            .contains("Khieu Sokha holdsPositionIn Bộ Thông tin Campuchia (Bộ trưởng)"));
}
