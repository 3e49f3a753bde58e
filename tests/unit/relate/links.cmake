# Rules are tested on sentences, so what comes before relate() is needed too.
target_link_libraries(test_relate PRIVATE entente_annotate entente_extract)
