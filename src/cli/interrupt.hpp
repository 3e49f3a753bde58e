#pragma once

namespace entente {

/// From now on SIGINT and SIGTERM end the program with a message and the exit status 128 + the signal's number.
void heed_signals();

/// From now on the first of them only lets interrupted() say so, and gives the program a second to keep what it has
/// done; then, or at the second signal, it ends as above.
void finish_when_interrupted();

/// The signal that came; 0 if none did.
[[nodiscard]] int interrupted();

/// The exit status of a program that a signal ended.
inline constexpr int kSignalStatus = 128;

}  // namespace entente
