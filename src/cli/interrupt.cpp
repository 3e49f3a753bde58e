#include "cli/interrupt.hpp"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string_view>

namespace entente {
namespace {

constexpr unsigned kGrace = 1;  // seconds

std::atomic<int> caught{0};
std::atomic<bool> finishes{false};
std::atomic<pthread_t> main_thread;

/// Only what may be called in a signal handler.
void handle(int signal) {
  const int kept_errno = errno;
  // A read of the main thread is to be broken off, whichever thread the signal came to.
  if (const pthread_t main = main_thread.load(); pthread_equal(pthread_self(), main) == 0) {
    pthread_kill(main, signal);
    errno = kept_errno;
    return;
  }
  int before = 0;
  const bool first = signal != SIGALRM && caught.compare_exchange_strong(before, signal);
  if (first && finishes.load()) {
    alarm(kGrace);
    errno = kept_errno;
    return;
  }
  constexpr std::string_view kMessage = "entente: interrupted; what was there before stays as it was\n";
  static_cast<void>(!write(STDERR_FILENO, kMessage.data(), kMessage.size()));
  _exit(kSignalStatus + caught.load());
}

}  // namespace

void heed_signals() {
  main_thread = pthread_self();
  struct sigaction action {};
  action.sa_handler = handle;
  // No SA_RESTART: who waits for standard input is to wake up.
  for (const int signal : {SIGINT, SIGTERM, SIGALRM}) {
    struct sigaction now {};
    // Whoever started the program in the background has it ignore them (nohup).
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

void finish_when_interrupted() {
  finishes = true;
}

int interrupted() {
  return caught.load();
}

}  // namespace entente
