#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace entente {

/// Threads that work on a stream of values and give the results back in the order of the values, however long
/// each one takes. push() and finish() belong to the thread that made the object, and the sink runs on it
/// too: only the work itself has to be safe on several threads. At most `kSlotsPerWorker` values a worker are
/// held at once, waiting, worked on or waiting for an older one; push() blocks beyond that.
template <class In, class Out>
class OrderedWorkers {
 public:
  /// `worker`, in [0, workers), numbers the thread, so that each may have something of its own.
  using Work = std::function<Out(In value, std::size_t worker)>;
  using Sink = std::function<void(Out result)>;

  /// Throws std::system_error if the machine gives no thread.
  OrderedWorkers(std::size_t workers, Work work, Sink sink)
      : work_(std::move(work)), sink_(std::move(sink)), slots_(workers * kSlotsPerWorker) {
    threads_.reserve(workers);
    for (std::size_t worker = 0; worker < workers; ++worker)
      threads_.emplace_back([this, worker](const std::stop_token& stop) { run(stop, worker); });
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;
  /// Waits for the values being worked on; what is not finish()ed is dropped.
  ~OrderedWorkers() = default;

  /// Adds a value and hands on what is done. An exception of the work on an older value comes out here.
  void push(In value) {
    if (next_in_ - next_out_ == slots_.size()) {
      // Half of the ring at once: to be woken for each value would cost two switches of threads a value.
      std::unique_lock lock(mutex_);
      await(lock, next_out_ + slots_.size() / 2);
      lock.unlock();
      hand_on();
    }
    {
      const std::lock_guard lock(mutex_);
      slots_[next_in_ % slots_.size()].value = std::move(value);
      ++next_in_;
    }
    arrived_.notify_one();
    while (next_out_ != next_in_ && oldest_is_done()) hand_on();
  }

  /// Hands on the rest. Exceptions as in push().
  void finish() {
    while (next_out_ != next_in_) hand_on();
  }

  /// Enough that nobody waits for an article ten times as long as the others, few enough to hold in memory.
  static constexpr std::size_t kSlotsPerWorker = 16;

 private:
  struct Slot {
    std::optional<In> value;
    std::optional<Out> result;
    std::exception_ptr error;
    bool done = false;
  };

  bool oldest_is_done() {
    const std::lock_guard lock(mutex_);
    return slots_[next_out_ % slots_.size()].done;
  }

  /// Until value `number` is done.
  void await(std::unique_lock<std::mutex>& lock, std::size_t number) {
    awaited_ = number;
    done_.wait(lock, [&] { return slots_[number % slots_.size()].done; });
  }

  void hand_on() {
    Slot oldest;
    {
      std::unique_lock lock(mutex_);
      await(lock, next_out_);
      oldest = std::exchange(slots_[next_out_ % slots_.size()], Slot{});
      ++next_out_;
    }
    if (oldest.error) std::rethrow_exception(oldest.error);
    sink_(std::move(*oldest.result));
  }

  void run(const std::stop_token& stop, std::size_t worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
      arrived_.wait(lock, stop, [&] { return next_work_ != next_in_; });
      if (stop.stop_requested()) return;
      const std::size_t number = next_work_++;
      Slot& slot = slots_[number % slots_.size()];
      lock.unlock();
      // Until it is done the slot is this thread's alone.
      try {
        slot.result.emplace(work_(std::move(*slot.value), worker));
      } catch (...) {
        slot.error = std::current_exception();
      }
      // The value stays for the caller's thread to free, which made it: freeing another thread's memory takes a lock.
      lock.lock();
      slot.done = true;
      if (number == awaited_) done_.notify_one();
    }
  }

  Work work_;
  Sink sink_;
  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::condition_variable done_;
  std::vector<Slot> slots_;  // a ring: value number n lies in n % size
  std::size_t next_in_ = 0;
  std::size_t next_work_ = 0;
  std::size_t next_out_ = 0;
  std::size_t awaited_ = 0;            // the value that the caller waited for last
  std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

}  // namespace entente
