# To see that Raptor leaves libxml2 alone.
target_link_libraries(test_rdf PRIVATE LibXml2::LibXml2)
