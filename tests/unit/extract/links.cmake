# Names are tested with the pack that the program comes with: grammar and lexicon only mean something together.
target_link_libraries(test_extract PRIVATE entente_annotate entente_rdf)
