// Whom a verb has for its subject, and how it is meant: told by the relations that come out.
#include "support/catch.hpp"
#include "unit/relate/facts.hpp"

using entente::test::Facts;
using entente::test::Reader;

namespace {

Facts facts(const char* text) {
  static const Reader kReader;
  return kReader(text);
}

}  // namespace

// ------------------------------------------------------------------ subjects

TEST_CASE("The free noun phrase before a verb is its subject", "[relate]") {
  CHECK(facts("Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Hôm nay, Lào đã hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  // About how many of them there are.
  CHECK(facts("Hơn 5 Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Hỗ trợ Cuba là việc tốt.").empty());
}

TEST_CASE("A noun phrase behind a preposition is no subject", "[relate]") {
  CHECK(facts("Tại Hà Nội, Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Lào tại Hà Nội hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Tại Lào hỗ trợ Cuba.").empty());
  CHECK(facts("Chuyến bay từ Lào cho Nhật Bản hỗ trợ Cuba.").empty());
}

TEST_CASE("The object of a verb is no subject of the next verb", "[relate]") {
  CHECK(facts("Lào thăm Cuba và hỗ trợ Campuchia.") == Facts{"Lào visits Cuba", "Lào aids Campuchia"});
  CHECK(facts("Lào gặp Cuba, thăm Nhật Bản, hỗ trợ Campuchia.") ==
        Facts{"Lào meets Cuba", "Lào visits Nhật Bản", "Lào aids Campuchia"});
}

TEST_CASE("The object of a verb of asking is the subject of what it is asked to do", "[relate]") {
  CHECK(facts("Lào đề nghị Cuba hỗ trợ Campuchia.") == Facts{"Lào asks Cuba", "Cuba aids Campuchia (requested)"});
  CHECK(facts("Lào mong muốn Cuba hỗ trợ Campuchia.") == Facts{"Cuba aids Campuchia (intended)"});
  CHECK(facts("Lào cảm ơn Cuba đã hỗ trợ Campuchia.") == Facts{"Cuba aids Campuchia"});
}

TEST_CASE("Nobody does to himself what he does", "[relate]") {
  CHECK(facts("Lào mong muốn Cuba đã gặp Nhật Bản, hỗ trợ Cuba.").contains("Lào aids Cuba (intended)"));
  const Facts found = facts("Cuba gặp Nhật Bản, hỗ trợ Cuba.");
  CHECK(found.contains("Cuba meets Nhật Bản"));
  CHECK(found.count("Nhật Bản aids Cuba") == 0);
  CHECK(facts("Cuba gặp Nhật Bản, hỗ trợ Campuchia.").contains("Cuba aids Campuchia"));
}

TEST_CASE("Behind a conjunction the one who asked goes on", "[relate]") {
  const Facts found = facts("Lào cảm ơn Cuba và hỗ trợ Campuchia.");
  CHECK(found == Facts{"Lào aids Campuchia"});
}

TEST_CASE("Many without a name join the one who is asked", "[relate]") {
  CHECK(facts("Lào đề nghị Cuba và các nước hỗ trợ Nhật Bản.") ==
        Facts{"Lào asks Cuba", "Cuba aids Nhật Bản (requested)"});
  CHECK(facts("Lào đề nghị Cuba và hỗ trợ Nhật Bản.").count("Lào aids Nhật Bản (requested)") == 1);
}

TEST_CASE("A finite clause behind a verb of asking keeps its subject across a conjunction", "[relate]") {
  CHECK(facts("Lào cảm ơn Cuba đã hỗ trợ Campuchia, cũng như đã thăm Nhật Bản.") ==
        Facts{"Cuba aids Campuchia", "Cuba visits Nhật Bản"});
  // Also where the further verb may ask somebody for something, unless that is what it says.
  const Reader read = Reader::of_pattern("{subject^} (mong muốn giúp | đề nghị giúp) {object}");
  CHECK(read("Lào cảm ơn Cuba đã thăm Nhật Bản, mong muốn giúp Campuchia.") == Facts{"Cuba aids Campuchia"});
  CHECK(read("Lào cảm ơn Cuba đã thăm Nhật Bản, đề nghị giúp Campuchia.") == Facts{"Lào aids Campuchia"});
}

TEST_CASE("An agent is a subject", "[relate]") {
  CHECK(facts("Dự án do Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("An agent meets whom he does something together with", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (trong cuộc gặp | sau khi gặp) {object}");
  CHECK(read("Dự án được Lào đưa ra trong cuộc gặp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Dự án được Lào đưa ra sau khi gặp Cuba.").empty());
}

TEST_CASE("What somebody is told goes on behind a comma, but for what is asked", "[relate]") {
  CHECK(facts("Lào giao Cuba rà soát, hỗ trợ Nhật Bản.") == Facts{"Cuba aids Nhật Bản (requested)"});
  CHECK(facts("Lào giao Cuba rà soát, đề nghị Nhật Bản.") == Facts{"Lào asks Nhật Bản"});
  CHECK(facts("Lào giao Cuba rà soát và đã hỗ trợ Nhật Bản.") == Facts{"Lào aids Nhật Bản"});
}

TEST_CASE("A word of asking whose object does nothing hides no subject", "[relate]") {
  CHECK(facts("Cuba được đề nghị khẩn trương hỗ trợ Nhật Bản.") == Facts{"Cuba aids Nhật Bản (requested)"});
  CHECK(facts("Cuba thông qua đề nghị của Lào sau khi gặp Nhật Bản.") == Facts{"Cuba meets Nhật Bản"});
  CHECK(facts("Cuba giao 5 triệu đồng hỗ trợ Nhật Bản.") == Facts{"Cuba aids Nhật Bản"});
  CHECK(facts("Cuba giao trường học hỗ trợ Nhật Bản.").empty());
}

TEST_CASE("What somebody says has a subject of its own", "[relate]") {
  CHECK(facts("Lào cho biết Cuba hỗ trợ Campuchia.") == Facts{"Cuba aids Campuchia"});
  CHECK(facts("Lào cho biết rằng Cuba hỗ trợ Campuchia.") == Facts{"Cuba aids Campuchia"});
}

TEST_CASE("A noun phrase that only tells another noun apart is no subject", "[relate]") {
  CHECK(facts("Học sinh Lào hỗ trợ Cuba.").empty());
}

TEST_CASE("A word before a person's name says what he is, unless it is something of his", "[relate]") {
  CHECK(facts("Diễn viên Nguyễn Minh Anh hỗ trợ Cuba.") == Facts{"Nguyễn Minh Anh aids Cuba"});
  CHECK(facts("Câu chuyện Nguyễn Minh Anh hỗ trợ Cuba.").empty());
}

TEST_CASE("A subject does not reach across the end of its clause", "[relate]") {
  CHECK(facts("Lào họp: hỗ trợ Cuba.").empty());
  CHECK(facts("Lào họp? hỗ trợ Cuba.").empty());
}

TEST_CASE("Who is asked or helped is not there when it is done", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (trong cuộc gặp | sau khi gặp) {object}");
  CHECK(read("Lào đề nghị Nhật Bản hợp lực trong cuộc gặp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào cảm ơn Nhật Bản sau khi gặp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Cảm ơn Nhật Bản trong cuộc gặp Cuba.") == Facts{"Nhật Bản aids Cuba"});
}

TEST_CASE("Who leads a group does what it does", "[relate]") {
  CHECK(facts("Đoàn của Lào, do ông Nguyễn Minh Anh, bác sĩ, dẫn đầu đã hỗ trợ Cuba.") ==
        Facts{"Nguyễn Minh Anh aids Cuba"});
  // But not what those do who send it.
  CHECK(facts("Cuba tặng đoàn của Lào, do ông Nguyễn Minh Anh, bác sĩ, dẫn đầu và hỗ trợ Nhật Bản.")
            .count("Nguyễn Minh Anh aids Nhật Bản") == 0);
}

TEST_CASE("What many unnamed are wished to do has no subject", "[relate]") {
  CHECK(facts("Lào mong muốn các nước hỗ trợ Cuba.").empty());
}

TEST_CASE("Behind a copula stands what the subject is", "[relate]") {
  CHECK(facts("Lào là các nước hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  // Not so the verb that goes on behind it.
  CHECK(facts("Nhật Bản gọi ông là đoàn của Lào và hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba"});
}

TEST_CASE("Who says something in a paper says it", "[relate]") {
  CHECK(facts("Thông cáo của Lào đề nghị Cuba.") == Facts{"Lào asks Cuba"});
  CHECK(facts("Hôm nay, thông cáo của Lào đề nghị Cuba.") == Facts{"Lào asks Cuba"});
  CHECK(facts("Tại thông cáo của Lào đề nghị Cuba.").empty());
  CHECK(facts("Bác sĩ của Lào đề nghị Cuba.").empty());
}

TEST_CASE("Who does a deed does what the verb behind it says", "[relate]") {
  CHECK(facts("Nhật Bản cho biết nỗ lực chung của Lào nhằm hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Trường của Lào nhằm hỗ trợ Cuba.").empty());
  CHECK(facts("Nỗ lực của Lào có kết quả nhằm hỗ trợ Cuba.").empty());
  CHECK(facts("Nhật Bản tìm nỗ lực của Lào và hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba"});
}

TEST_CASE("The subject of a relative clause is none of what follows it", "[relate]") {
  CHECK(facts("Kết quả mà Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Nhật Bản vui về kết quả mà Lào có; hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba"});
}

TEST_CASE("A quotation that begins with a verb of speech has its speaker for subject", "[relate]") {
  CHECK(facts("“Đề nghị Cuba vui”, Lào cho biết.") == Facts{"Lào asks Cuba"});
  CHECK(facts("“Hỗ trợ Cuba là tốt”, Lào cho biết.").empty());
  CHECK(facts("“Đề nghị Cuba vui”, học sinh Lào cho biết.").empty());
}

TEST_CASE("A sentence that goes on with a verb has the subject of the one before", "[relate]") {
  CHECK(facts("Lào thăm Nhật Bản. Đồng thời hỗ trợ Cuba.") == Facts{"Lào visits Nhật Bản", "Lào aids Cuba"});
  CHECK(facts("Lào thăm Nhật Bản. Học sinh vui. Đồng thời hỗ trợ Cuba.") == Facts{"Lào visits Nhật Bản"});
  CHECK(facts("Lào thăm Nhật Bản. Đoàn bác sĩ hỗ trợ Cuba.").count("Lào aids Cuba") == 0);
  CHECK(facts("Lào thăm Nhật Bản. Đề nghị Cuba vui.") == Facts{"Lào visits Nhật Bản", "Lào asks Cuba"});
}

TEST_CASE("A clause at the head of the sentence has the subject of the main clause", "[relate]") {
  CHECK(facts("Hỗ trợ Cuba, Lào cho biết.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Sau khi hỗ trợ Cuba, hôm nay, Lào cho biết.") == Facts{"Lào aids Cuba"});
  // A noun, a subject that is not named, no predicate: nobody.
  CHECK(facts("Việc hỗ trợ Cuba, Lào cho biết.").empty());
  CHECK(facts("Hỗ trợ Cuba, học sinh Lào cho biết.").empty());
  CHECK(facts("Hỗ trợ Cuba, Lào.").empty());
}

TEST_CASE("A subject carries on over a semicolon to a verb that heads its part", "[relate]") {
  CHECK(facts("Lào thăm Nhật Bản; hỗ trợ Cuba.") == Facts{"Lào visits Nhật Bản", "Lào aids Cuba"});
  CHECK(facts("Lào thăm Nhật Bản; học sinh hỗ trợ Cuba.") == Facts{"Lào visits Nhật Bản"});
}

TEST_CASE("A verb coordinated to a clause with a quotation has the subject of the sentence", "[relate]") {
  CHECK(facts("Lào nói Nhật Bản “sẽ không đến”, hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("A verb of speech goes back over what the speaker reported and quoted", "[relate]") {
  CHECK(facts("Lào cho biết Nhật Bản thăm Việt Nam, đồng thời đề nghị Cuba.") ==
        Facts{"Nhật Bản visits Việt Nam", "Lào asks Cuba"});
  CHECK(facts("Lào cho biết học sinh “sẽ không đến” trường, đề nghị Cuba.") == Facts{"Lào asks Cuba"});
  CHECK(facts("Lào họp, cho biết các nơi bận việc và đề nghị Cuba.") == Facts{"Lào asks Cuba"});
  // What others do stays theirs.
  CHECK(facts("Lào cho biết Nhật Bản thăm Việt Nam, đồng thời hỗ trợ Cuba.") ==
        Facts{"Nhật Bản visits Việt Nam", "Nhật Bản aids Cuba"});
  CHECK(facts("Lào cho biết Nhật Bản đề nghị Cuba.") == Facts{"Nhật Bản asks Cuba"});
}

TEST_CASE("Whoever is reported to act without a name is no one", "[relate]") {
  CHECK(facts("Lào cho biết học sinh hỗ trợ Cuba.").empty());
  CHECK(facts("Lào đề nghị học sinh hỗ trợ Cuba.").empty());
}

TEST_CASE("A noun phrase behind a time is free", "[relate]") {
  CHECK(facts("Năm 2020 Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Tháng 5 Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Ngày 5/12/2020 Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("Points and commas of a number are no boundaries", "[relate]") {
  CHECK(facts("Lào với 1.500 bác sĩ hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Lào với 1,5 tấn gạo hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("A clause behind a name and a comma may be the name's", "[relate]") {
  CHECK(facts("Lào, người đã hỗ trợ Cuba, thăm Nhật Bản.").count("Lào aids Cuba") == 1);
}

TEST_CASE("A finite verb behind the comma of an apposition goes on with the same subject", "[relate]") {
  CHECK(facts("Lào, thành viên của Cuba, đã nêu việc này khi hỗ trợ Nhật Bản.") == Facts{"Lào aids Nhật Bản"});
  CHECK(facts("Lào họp, nhiều nơi khác nêu việc này khi hỗ trợ Nhật Bản.").empty());
}

TEST_CASE("Every member of a list is an end", "[relate]") {
  CHECK(facts("Lào và Cuba hỗ trợ Campuchia.") == Facts{"Lào aids Campuchia", "Cuba aids Campuchia"});
  CHECK(facts("Lào hỗ trợ Cuba, Campuchia và Nhật Bản.") ==
        Facts{"Lào aids Cuba", "Lào aids Campuchia", "Lào aids Nhật Bản"});
  CHECK(facts("Lào và Cuba hỗ trợ Campuchia và Nhật Bản.").size() == 4);
}

TEST_CASE("A list that ends with members without a name is one", "[relate]") {
  CHECK(facts("Lào hỗ trợ WHO, Bộ Y tế và các cơ sở.") == Facts{"Lào aids WHO", "Lào aids Bộ Y tế"});
  CHECK(facts("Lào hỗ trợ WHO, Bộ Y tế vui.") == Facts{"Lào aids WHO"});
}

TEST_CASE("A group's noun and whose it is say who the person behind them is", "[relate]") {
  CHECK(facts("Lào gặp đoàn Cuba Nguyễn Văn An.") == Facts{"Lào meets Nguyễn Văn An"});
  CHECK(facts("Lào gặp các đoàn Cuba Nguyễn Văn An.") == Facts{"Lào meets Cuba"});
}

TEST_CASE("A group behind what says when is no member of a list with a place in it", "[relate]") {
  CHECK(facts("Từ lễ Lào, đoàn Cuba và Nhật Bản đã hỗ trợ Campuchia.") ==
        Facts{"Cuba aids Campuchia", "Nhật Bản aids Campuchia"});
}

TEST_CASE("A list that goes on behind a comma with members without a name is the subject", "[relate]") {
  CHECK(facts("Lào và Campuchia, và các làng đã hỗ trợ Cuba.") == Facts{"Lào aids Cuba", "Campuchia aids Cuba"});
  CHECK(facts("Lào và Campuchia, và làng đã hỗ trợ Cuba.").empty());
}

TEST_CASE("Two bodies that are asked for the same are a list without a conjunction", "[relate]") {
  CHECK(facts("Lào đề nghị WHO, Bộ Y tế hỗ trợ Cuba.") ==
        Facts{"Lào asks WHO", "Lào asks Bộ Y tế", "WHO aids Cuba (requested)", "Bộ Y tế aids Cuba (requested)"});
  CHECK(facts("Sau khi đề nghị WHO, Bộ Y tế đã hỗ trợ Cuba.").count("Bộ Y tế aids Cuba") == 1);
}

TEST_CASE("Those who are told may be of several kinds", "[relate]") {
  CHECK(facts("Lào đề nghị WHO, Cuba, Bộ Y tế gặp Campuchia.") ==
        Facts{"Lào asks WHO", "Lào asks Cuba", "Lào asks Bộ Y tế", "WHO meets Campuchia (requested)",
              "Cuba meets Campuchia (requested)", "Bộ Y tế meets Campuchia (requested)"});
  CHECK(facts("Lào đề nghị WHO, Cuba đã gặp Campuchia.").count("Lào asks Cuba") == 0);
}

TEST_CASE("What brackets hold is no part of the clause", "[relate]") {
  CHECK(facts("Lào (gồm Cuba, Nhật Bản) hỗ trợ Campuchia.") == Facts{"Lào aids Campuchia"});
}

TEST_CASE("A few words in quotation marks are words of the clause around them", "[relate]") {
  CHECK(facts("Lào “sớm” hỗ trợ Campuchia.") == Facts{"Lào aids Campuchia"});
  CHECK(
      facts("Lào nêu “một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba” hỗ trợ Campuchia.").empty());
}

TEST_CASE("A post behind a name and a comma is no subject of its own", "[relate]") {
  CHECK(facts("Lào gặp Nguyễn Minh Anh, Giám đốc Bệnh viện Hoa Sen, hỗ trợ Cuba.").count("Lào aids Cuba") == 1);
}

TEST_CASE("What points back to two countries begins no list with the next one", "[relate]") {
  CHECK(facts("Trong buổi gặp giữa hai nước, Lào hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("Those named of many are ends in their place", "[relate]") {
  CHECK(facts("Lào hỗ trợ các nước như Cuba và Nhật Bản.") == Facts{"Lào aids Cuba", "Lào aids Nhật Bản"});
  CHECK(facts("Lãnh đạo các nước, trong đó có Lào, Nhật Bản hỗ trợ Cuba.") ==
        Facts{"Lào aids Cuba", "Nhật Bản aids Cuba"});
  CHECK(facts("Lào hỗ trợ 5 nước của Nhật Bản như Cuba.") == Facts{"Lào aids Cuba"});
  // A group with whose it is, which without them acts for that country.
  CHECK(facts("Các đoàn Nhật Bản, trong đó có Cuba, hỗ trợ Lào.") == Facts{"Cuba aids Lào"});
  CHECK(facts("Lào hỗ trợ các đoàn của Nhật Bản như Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Lào hỗ trợ đoàn Nhật Bản như Cuba.") == Facts{"Lào aids Nhật Bản"});
  // One of them, or none that is an actor.
  CHECK(facts("Lào hỗ trợ nước như Cuba.").empty());
  CHECK(facts("Lào hỗ trợ các môn như Cuba.").empty());
  // A clause between, or somebody who acts.
  CHECK(facts("Lào hỗ trợ các nước đã đến như Cuba.").empty());
  CHECK(facts("Lào hỗ trợ các nước bên ông Nguyễn Văn An như Cuba.").empty());
}

TEST_CASE("A place and a comma before a list say where", "[relate]") {
  CHECK(facts("Tại Hà Nội, Nguyễn Minh Anh và Trần Minh Hà hỗ trợ Cuba.") ==
        Facts{"Nguyễn Minh Anh aids Cuba", "Trần Minh Hà aids Cuba"});
}

TEST_CASE("Who reports goes on with what he reports of himself", "[relate]") {
  CHECK(facts("Lào cho biết thăm Cuba và hỗ trợ Nhật Bản.") == Facts{"Lào visits Cuba", "Lào aids Nhật Bản"});
  CHECK(facts("Lào cho biết sẽ về quê và hỗ trợ Nhật Bản.") == Facts{"Lào aids Nhật Bản (intended)"});
  // The subject of what is reported has no name.
  CHECK(facts("Lào cho biết đơn vị về quê và hỗ trợ Nhật Bản.").empty());
}

TEST_CASE("A verb joined to one that goes on behind a comma has the subject of both", "[relate]") {
  CHECK(facts("Lào về quê, thăm làng xóm Cuba và hỗ trợ Nhật Bản.").contains("Lào aids Nhật Bản"));
  CHECK(facts("Lào về quê, làng xóm thăm Cuba và hỗ trợ Nhật Bản.").empty());
}

TEST_CASE("A clause that begins with people without a name has no other subject", "[relate]") {
  CHECK(facts("Lào cho biết các người dân nghèo hỗ trợ Cuba.").empty());
  CHECK(facts("Lào cùng người dân hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

// ------------------------------------------------------------------ modality

TEST_CASE("Markers before the verb say how it is meant", "[relate]") {
  CHECK(facts("Lào đã hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Lào sẽ hỗ trợ Cuba.") == Facts{"Lào aids Cuba (intended)"});
  CHECK(facts("Lào đề nghị hỗ trợ Cuba.") == Facts{"Lào aids Cuba (requested)"});
  CHECK(facts("Lào không hỗ trợ Cuba.") == Facts{"Lào aids Cuba (negated)"});
  CHECK(facts("Lào chưa hỗ trợ Cuba.") == Facts{"Lào aids Cuba (negated)"});
}

TEST_CASE("The strongest marker counts", "[relate]") {
  CHECK(facts("Lào sẽ không hỗ trợ Cuba.") == Facts{"Lào aids Cuba (negated)"});
}

TEST_CASE("A longer phrase takes the marker inside it away", "[relate]") {
  CHECK(facts("Lào không chỉ hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Lào không chỉ hỗ trợ Cuba mà còn sẽ thăm Nhật Bản.") ==
        Facts{"Lào aids Cuba", "Lào visits Nhật Bản (intended)"});
}

TEST_CASE("Nothing is stated under a condition", "[relate]") {
  CHECK(facts("Nếu Lào hỗ trợ Cuba thì tốt.").empty());
  CHECK(facts("Lào nếu hỗ trợ Cuba thì tốt.").empty());
}

TEST_CASE("A word for a time to come makes an unmarked verb intended", "[relate]") {
  CHECK(facts("Lào hỗ trợ Cuba trong năm tới.") == Facts{"Lào aids Cuba (intended)"});
  // Before a noun phrase the last word is a preposition ("kéo dài một năm tới Nhật Bản").
  CHECK(facts("Lào hỗ trợ Cuba một năm tới Nhật Bản.") == Facts{"Lào aids Cuba"});
  CHECK(facts("Lào không hỗ trợ Cuba trong năm tới.") == Facts{"Lào aids Cuba (negated)"});
  // But not one in another clause.
  CHECK(facts("Lào hỗ trợ Cuba; năm tới là năm chẵn.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("A marker belongs to its own verb", "[relate]") {
  CHECK(facts("Lào không thăm Nhật Bản. Lào hỗ trợ Cuba.") == Facts{"Lào visits Nhật Bản (negated)", "Lào aids Cuba"});
  CHECK(facts("Lào hỗ trợ Cuba và không thăm Nhật Bản.") == Facts{"Lào aids Cuba", "Lào visits Nhật Bản (negated)"});
  CHECK(facts("Lào không can dự và đã hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("Who is told to act is asked to", "[relate]") {
  CHECK(facts("Lào giao Cuba hỗ trợ Campuchia.") == Facts{"Cuba aids Campuchia (requested)"});
  CHECK(facts("Lào giao đất, hỗ trợ Campuchia.") == Facts{"Lào aids Campuchia"});
}

TEST_CASE("What is asked or wanted on an occasion says nothing of the occasion", "[relate]") {
  CHECK(facts("Lào không vui sau khi gặp Cuba.") == Facts{"Lào meets Cuba"});
  CHECK(facts("Lào đề nghị gặp Cuba.") == Facts{"Lào meets Cuba (requested)"});
  CHECK(facts("Lào sẽ giảm thuế sau khi gặp Cuba.") == Facts{"Lào meets Cuba (intended)"});
  CHECK(facts("Lào thăm Nhật Bản sau khi gặp Cuba, vui vì năm tới.") ==
        Facts{"Lào meets Cuba", "Lào visits Nhật Bản (intended)"});
}

TEST_CASE("What is said to come on an occasion says nothing of the occasion", "[relate]") {
  CHECK(facts("Lào viết sẽ giảm thuế sau khi gặp Cuba.") == Facts{"Lào meets Cuba"});
}

TEST_CASE("What is wanted of a verb that makes somebody act is wanted of what he does", "[relate]") {
  CHECK(facts("Lào sẽ cảm ơn Nhật Bản hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba (intended)"});
  CHECK(facts("Lào sẽ cảm ơn Nhật Bản đã hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba"});
  CHECK(facts("Lào cảm ơn Nhật Bản hỗ trợ Cuba.") == Facts{"Nhật Bản aids Cuba"});
}

TEST_CASE("A name marks no modality", "[relate]") {
  CHECK(facts("Lào cùng Bệnh viện Sẽ Lành hỗ trợ Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("A rule may fix the modality", "[relate]") {
  CHECK(Reader(R"json({"id": "xx.r", "pattern": "{subject^} (hỗ trợ) {object}", "predicate": "aids",
                   "modality": "requested"})json")("Lào sẽ không hỗ trợ Cuba.") == Facts{"Lào aids Cuba (requested)"});
}
