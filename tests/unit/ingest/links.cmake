# The tests make gzip files of their own.
target_link_libraries(test_ingest PRIVATE ZLIB::ZLIB)
