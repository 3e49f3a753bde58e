#include <algorithm>

#include "readings.hpp"

using namespace entente::test;
using Set = std::set<std::string>;

TEST_CASE("A chain of areas says how each lies in the next", "[extract]") {
  CHECK(facts("Tổ công tác đến xã Bắc Sơn, huyện An Dương, TP. Hải Phòng.") ==
        Set{"Bắc Sơn locatedIn huyện An Dương", "huyện An Dương locatedIn TP. Hải Phòng"});
  CHECK(facts("Lũ về huyện Hương Khê (Hà Tĩnh).") == Set{"huyện Hương Khê locatedIn Hà Tĩnh"});
}

TEST_CASE("An area may be said to be of a country or in a part of it", "[extract]") {
  CHECK(facts("Tàu đến gần quần đảo Trường Sa của Việt Nam.") == Set{"quần đảo Trường Sa locatedIn Việt Nam"});
  CHECK(facts("Cháy ở thành phố Sivas, miền trung Thổ Nhĩ Kỳ.") == Set{"Sivas locatedIn Thổ Nhĩ Kỳ"});
  CHECK(facts("Động đất tại Kunduz, miền bắc Afghanistan.") == Set{"Kunduz locatedIn Afghanistan"});
  CHECK(facts("Bão đổ bộ tỉnh Aomori ở Nhật Bản.") == Set{"tỉnh Aomori locatedIn Nhật Bản"});
  CHECK(facts("Giao tranh ở tỉnh Idlib, Tây Bắc Syria.") == Set{"tỉnh Idlib locatedIn Syria"});
  CHECK(facts("Nổ tại làng Anuba ở bang Benuo.") == Set{"Anuba locatedIn Benuo"});
  CHECK(facts("Lũ về xã Bắc Sơn, thuộc huyện An Dương.") == Set{"Bắc Sơn locatedIn huyện An Dương"});
  CHECK(facts("Chuyến thăm Hà Nội của Lào bị hoãn.").empty());
  CHECK(facts("Cháy ở thị trấn An Hoà, phía nam thành phố Huế.").empty());
  CHECK(facts("Cháy ở huyện Quế Võ, Bắc Ninh.") == Set{"huyện Quế Võ locatedIn Bắc Ninh"});
}

TEST_CASE("A mission in a town is to the country of the town", "[extract]") {
  CHECK(facts("Đại sứ quán Lào ở thủ đô Kuala Lumpur lên tiếng.")
            .contains("Đại sứ quán Lào ở thủ đô Kuala Lumpur accreditedTo Malaysia"));
  CHECK(facts("Đại sứ quán Lào tại Havana, Cuba lên tiếng.") == Set{"Đại sứ quán Lào tại Havana accreditedTo Cuba",
                                                                    "Đại sứ quán Lào tại Havana jurisdiction Lào",
                                                                    "Havana locatedIn Cuba"});
}

TEST_CASE("A consulate in a town is to the country where that is named", "[extract]") {
  const auto confidence = [](const char* text) {
    const entente::Mentions found = read(text);
    const auto service = std::ranges::find_if(found.relations, [](const entente::Relation& relation) {
      return ontology()[relation.predicate].name == "accreditedTo";
    });
    return service == found.relations.end() ? -1 : service->confidence;
  };
  CHECK(confidence("Tổng Lãnh sự quán Lào tại Quảng Châu lên tiếng.") == 0);
  CHECK(confidence("Tổng Lãnh sự quán Lào tại Quảng Châu, Trung Quốc lên tiếng.") > 0);
}

TEST_CASE("Areas of one rank behind a comma are a list", "[extract]") {
  CHECK(facts("Đoàn khảo sát Bắc Giang, Bắc Ninh.").empty());
  CHECK(facts("Dân ở xã An Hòa, xã Phú Lộc.").empty());
  const auto members = [](const char* text) {
    std::size_t most = 0;
    for (const entente::Chunk& chunk : read(text).chunks) most = std::max(most, chunk.heads.size());
    return most;
  };
  CHECK(members("Đoàn đến các tỉnh Quảng Nam, Quảng Ngãi khảo sát.") == 2);
  CHECK(members("Đoàn đến Quảng Nam, Quảng Ngãi khảo sát.") == 1);
}

TEST_CASE("An area below the gazetteer's does not take the name of a listed one", "[extract]") {
  for (const entente::Mention& mention : read("Người dân xã Bắc Sơn phản ánh.").mentions)
    CHECK(mention.entry == entente::kNone);
  CHECK(names("Người dân xã Vĩnh Lộc B phản ánh.") == Set{"Vĩnh Lộc B: AdministrativeArea"});
}

TEST_CASE("The name of an area goes on over the syllables that another one bears", "[extract]") {
  CHECK(names("Họ ở phường Long Bình Tân, thành phố Biên Hòa.").contains("Long Bình Tân: AdministrativeArea"));
  CHECK(names("Quân đội vào làng Al - Rweideh.", "AdministrativeArea") == Set{"Al - Rweideh"});
  CHECK(names("Khán giả khen Trấn Thành.", "AdministrativeArea").empty());
}

TEST_CASE("The first syllable of a name of two is no country", "[extract]") {
  CHECK(names("Khán giả tới sân Mỹ Tâm xem.").empty());
  CHECK(names("Tổng thống Mỹ Novak đến.").contains("Mỹ: Country"));
  CHECK(names("Người Mỹ Tâm gặp.").contains("Mỹ: Country") == false);
}

TEST_CASE("A town that nobody lists is one where its country follows", "[extract]") {
  CHECK(facts("Trạm xá dựng tại Melukal, Nam Sudan.") == Set{"Melukal locatedIn Nam Sudan"});
  CHECK(names("Ông gặp bạn tại Melukal.").empty());
}

TEST_CASE("Oceans, regions and withheld names are no entities", "[extract]") {
  CHECK(names("Tàu qua Ấn Độ Dương và Thái Bình Dương, ghé Trung Đông.").empty());
  CHECK(names("Nạn nhân sống ở huyện H. cùng gia đình.").empty());
}

TEST_CASE("A seat of government that acts stands for its state", "[extract]") {
  CHECK(names("Bắc Kinh tuyên bố sẽ đáp trả.", "Country") == Set{"Bắc Kinh"});
  CHECK(names("Cháy lớn tại Bắc Kinh hôm qua.", "Country").empty());
  CHECK(names("Cháy lớn tại Bắc Kinh hôm qua.", "AdministrativeArea") == Set{"Bắc Kinh"});
}

TEST_CASE("A weak form of a country counts where one goes to it, not where a person has the name", "[extract]") {
  CHECK(names("Bộ trưởng vừa thăm Nga.", "Country") == Set{"Nga"});
  CHECK(names("Bà Trần Thị Nga nói. Sáng nay Nga đến trường.", "Country").empty());
}

TEST_CASE("Neither an area below a province nor a numbered one lies in the next of a list", "[extract]") {
  CHECK(facts("Tuyến đường qua quận 2, quận 12, quận Bình Tân, huyện Hóc Môn.").empty());
  CHECK(facts("Cháy ở phường 3, quận 12.") == Set{"phường 3 locatedIn quận 12"});
}

TEST_CASE("Seats that are named together stand for their states", "[extract]") {
  CHECK(names("Hiệp ước được Washington và Moskva ký.", "Country") == Set{"Washington", "Moskva"});
  CHECK(names("Ông ở Paris và London nhiều năm.", "Country").empty());
}

TEST_CASE("A university in a seat of government lies in the town", "[extract]") {
  CHECK(facts("London tuyên bố sẽ đáp trả. Bà học ở Đại học London.") == Set{"Đại học London locatedIn London"});
}

TEST_CASE("A reference behind a number or a determiner is to nobody", "[extract]") {
  const auto references = [](const char* text) {
    return std::ranges::count(read(text).mentions, entente::MentionKind::reference, &entente::Mention::kind);
  };
  CHECK(references("Người dân ở tỉnh vui.") == 1);
  CHECK(references("Người dân ở 14 tỉnh vui.") == 0);
  CHECK(references("Người dân ở các tỉnh vui.") == 0);
}

TEST_CASE("A reference inside a longer word is none", "[extract]") {
  const auto references = [](const char* text) {
    return std::ranges::count(read(text).mentions, entente::MentionKind::reference, &entente::Mention::kind);
  };
  CHECK(references("Hôm qua bà vui.") == 1);
  CHECK(references("Hôm qua bà con vui.") == 0);
}

TEST_CASE("A seat of government that owns, acts or is asked stands for its state", "[extract]") {
  CHECK(names("Lập trường của Bình Nhưỡng cứng rắn.") == Set{"Bình Nhưỡng: Country"});
  CHECK(names("Iran cáo buộc Washington vi phạm.") == Set{"Iran: Country", "Washington: Country"});
  CHECK(names("Cảnh đẹp của Seoul (Hàn Quốc) hút khách.") == Set{"Seoul: Province", "Hàn Quốc: Country"});
}

TEST_CASE("\"Nước này\" is the country whose body the sentence names before it", "[extract]") {
  CHECK(facts("Tất cả thuộc Lực lượng Vũ trang Nga, Bộ Quốc phòng nước này cho biết.")
            .contains("Bộ Quốc phòng Nga jurisdiction Nga"));
}

TEST_CASE("A seat of government that begins a clause stands for its state, whatever it does", "[extract]") {
  CHECK(names("Tuy nhiên Tokyo bất ngờ đổi ý.", "Country") == Set{"Tokyo"});
  CHECK(names("Tuy nhiên, Tokyo tỏ ra bất ngờ.", "Country") == Set{"Tokyo"});
  CHECK(names("Tokyo trong mưa thật đẹp.", "Country").empty());
  CHECK(names("Chính quyền tại Seoul cho biết vậy. Seoul đồng ý.", "Country") == Set{"Seoul"});
}

TEST_CASE("A seat of government that somebody goes to is the town, whatever it does elsewhere", "[extract]") {
  CHECK(names("Seoul đồng ý. Ông A rời Seoul sau chuyến thăm Seoul. Nguồn tin từ Seoul xác nhận.", "Province") ==
        Set{"Seoul"});
  CHECK(names("Seoul đồng ý. Nguồn tin từ Seoul xác nhận.", "Province").empty());
}

TEST_CASE("A country behind the prefix of an area stays the country", "[extract]") {
  CHECK(names("Chính quyền liên bang Mỹ và thủ đô Israel.") == Set{"Mỹ: Country", "Israel: Country"});
  CHECK(names("Ông tới bang Georgia.") == Set{"bang Georgia: Province"});
}

TEST_CASE("A list of communes names their level once, and what all of them lie in", "[extract]") {
  const Set found = facts("Dự án đi qua các xã Bình Sơn, Cẩm Đường và Suối Trầu, huyện Long Thành.");
  for (const char* commune : {"Bình Sơn", "Cẩm Đường", "Suối Trầu"})
    CHECK(found.contains(std::string(commune) + " locatedIn huyện Long Thành"));
  CHECK(names("Ông kể về Chủ tịch Hồ Chí Minh.") == Set{"Hồ Chí Minh: Person"});
}

TEST_CASE("A list of areas that are said to be several names their level once", "[extract]") {
  const Set found = facts("Bão đổ bộ hai thành phố Mariupol và Berdyansk của Ukraine.");
  CHECK(found == Set{"thành phố Mariupol locatedIn Ukraine", "Berdyansk locatedIn Ukraine"});
  CHECK(names("Mưa ở các tỉnh Sơn La, Hoà Bình và Xaysana.", "AdministrativeArea") ==
        Set{"tỉnh Sơn La", "Hoà Bình", "Xaysana"});
  CHECK(names("Mưa ở các tỉnh Sơn La, Donald.", "AdministrativeArea") == Set{"tỉnh Sơn La"});
}

TEST_CASE("An area's name begins with a capital", "[extract]") {
  CHECK(names("Mỹ đưa ra Sáng kiến An ninh Hàng hải.", "District").empty());
}

TEST_CASE("A country at the head of a sentence, before its predicate, is one", "[extract]") {
  CHECK(names("Nga cũng cáo buộc Mỹ âm mưu đảo chính.", "Country") == Set{"Nga", "Mỹ"});
  CHECK(names("Bà Lê Thị Nga đến muộn. Nga cũng cáo buộc Mỹ.", "Country") == Set{"Mỹ"});
}

TEST_CASE("A capital lies in its country", "[extract]") {
  CHECK(facts("Ông A nói tại Reykjavik, thủ đô Iceland.").contains("Reykjavik locatedIn Iceland"));
}

TEST_CASE("People and firms of a country name it", "[extract]") {
  CHECK(names("Một người Đức đến Lào.", "Country") == Set{"Đức", "Lào"});
}

TEST_CASE("A town abroad lies in the state that is named behind it", "[extract]") {
  CHECK(facts("Ông sống ở thành phố Petaling Jaya, bang Selangor.") ==
        Set{"thành phố Petaling Jaya locatedIn bang Selangor"});
  CHECK(facts("Ông sống ở Penang, Selangor.").empty());
}

TEST_CASE("On which side of a place something lies is none of its name", "[extract]") {
  CHECK(names("Giao tranh ở miền Đông Syria và Bắc Idlib.") == Set{"Syria: Country", "Idlib: Province"});
  CHECK(names("Bà sống ở Bắc Ninh.") == Set{"Bắc Ninh: Province"});
}

TEST_CASE("What a group is or becomes is not whose it is", "[extract]") {
  const entente::Mentions found = read("Điểm đến của đoàn là phường Vĩnh Hải.");
  REQUIRE(found.chunks.size() == 1);
  CHECK(found.chunks[0].tokens.size() == 3);  // "đoàn là" are no part of it
}

TEST_CASE("Where the one named of many is nobody known, they are whose they are", "[extract]") {
  const entente::Mentions found = read("Các nhà đầu tư Nhật Bản, trong đó có Zorvexo, cảm ơn Lào.");
  REQUIRE(found.chunks.size() == 2);
  CHECK(found.mentions[found.chunks[0].heads.front()].name == "Nhật Bản");
}

TEST_CASE("Those who belong to an organisation that is known are named by it", "[extract]") {
  const entente::Mentions found = read("Lào hợp tác với các nước thành viên ASEAN, các đối tác Sao Mai.");
  REQUIRE(found.chunks.size() == 2);
  CHECK(found.chunks[1].tokens.size() == 5);  // "các nước thành viên ASEAN"
  // Of whom one is named, that one.
  const entente::Mentions instance = read("Lào hợp tác với các nước ASEAN như Campuchia.");
  REQUIRE(instance.chunks.size() == 2);
  CHECK(instance.mentions[instance.chunks[1].heads.front()].name == "Campuchia");
}

TEST_CASE("A city that the gazetteer has ends before the name of who leads it", "[extract]") {
  CHECK(facts("Thị trưởng thành phố Busan Park Min Soo đến.") ==
        Set{"Park Min Soo holdsPositionIn thành phố Busan (Thị trưởng)"});
}

TEST_CASE("A number is the name of an area only behind a prefix of those that have one", "[extract]") {
  CHECK(names("Nhật Bản tặng thủ đô 200 cây hoa.", "AdministrativeArea").empty());
  CHECK(names("Phường 6 tặng quà.", "AdministrativeArea") == Set{"Phường 6"});
  // Nor is a word that goes on in lower case.
  CHECK(names("Lào giúp các tỉnh Đồng bằng sông Cửu Long.", "AdministrativeArea").empty());
}

TEST_CASE("Countries joined by dashes are a list, two of them a pair", "[extract]") {
  const entente::Mentions list = read("Hợp tác Lào - Campuchia - Myanmar tốt.");
  REQUIRE(list.chunks.size() == 1);
  CHECK(list.chunks[0].heads.size() == 3);
  CHECK_FALSE(list.chunks[0].pair);
  const entente::Mentions pair = read("Hợp tác Lào - Campuchia tốt.");
  REQUIRE(pair.chunks.size() == 1);
  CHECK(pair.chunks[0].pair);
}

TEST_CASE("A number may end the name of a commune, but does not where it counts", "[extract]") {
  CHECK(names("Đoàn thăm xã Thường Phước 1, huyện Hồng Ngự.").contains("Thường Phước 1: AdministrativeArea"));
  CHECK(names("Đoàn tặng xã Tân Lập 2 máy thở.").contains("Tân Lập: AdministrativeArea"));
}
