// Catch2 3 brings a main program in its library; of Catch2 2 it is compiled here, once for all tests.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_version_macros.hpp>
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
