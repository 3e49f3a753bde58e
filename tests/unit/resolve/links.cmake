# Actors are resolved of whole articles, so what comes before is needed too.
target_link_libraries(test_resolve PRIVATE entente_annotate entente_extract entente_relate)
