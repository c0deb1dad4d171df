#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A moment on a clock that never goes back: for durations and timeouts.
package struct MonotonicInstant: Sendable, Comparable {
  /// Nanoseconds since an arbitrary start.
  package let nanoseconds: UInt64

  /// The current moment.
  package static var now: MonotonicInstant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicInstant(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

  /// The time from this moment until now.
  package var elapsed: Duration { .nanoseconds(Int64(clamping: Self.now.nanoseconds &- nanoseconds)) }
}

/// The calendar clock.
package enum WallClock {
  /// Milliseconds since 1970 in UTC.
  package static var millisecondsSince1970: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds since 1970 of the start of a day in the local time zone; days past the month's end count on.
  package static func startOfDay(year: Int, month: Int, day: Int) -> Int64 {
    var parts = unsafe tm()
    // A calendar has no years beyond these, and the result no room for them.
    unsafe parts.tm_year = Int32(max(-10_000, min(year, 1_000_000)) - 1900)
    unsafe parts.tm_mon = Int32(max(0, min(month, 1_000)) - 1)
    unsafe parts.tm_mday = Int32(max(-100_000, min(day, 100_000)))
    unsafe parts.tm_isdst = -1
    return unsafe Int64(mktime(&parts)) * 1_000
  }
}

extension Duration {
  /// The whole nanoseconds for what the system and the network wait by; a duration that does not fit counts as about a
  /// century.
  package var clampedNanoseconds: Int64 {
    let century: Int64 = 3_000_000_000
    let parts = components
    return min(max(parts.seconds, -century), century) * 1_000_000_000 + parts.attoseconds / 1_000_000_000
  }
}

/// Blocks the calling thread; a signal may end that early.
package func sleepThread(for duration: Duration) {
  let nanoseconds = max(0, duration.clampedNanoseconds)
  var time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
  unsafe nanosleep(&time, nil)
}
