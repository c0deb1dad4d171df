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

  /// The seconds from this moment until now.
  package var secondsSince: Double {
    Double(Self.now.nanoseconds &- nanoseconds) / 1e9
  }
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

/// Blocks the calling thread.
package func sleepThread(milliseconds: UInt32) {
  var time = timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
  unsafe nanosleep(&time, nil)
}
