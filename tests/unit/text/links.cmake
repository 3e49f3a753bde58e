# To check the project's handling of Unicode against ICU's own.
target_link_libraries(test_text PRIVATE ICU::uc)
