/// Reads the time stamps of PEP 700.
package enum UploadTime {
  /// Milliseconds since 1970 of an RFC 3339 time stamp, or `nil` if it is none.
  ///
  /// Offsets are honoured; no offset means UTC. Digits after the third of a fraction are dropped.
  package static func milliseconds(_ text: some RandomAccessCollection<UInt8>) -> Int64? {
    var scanner = Scanner(bytes: text[...])
    guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2),
      scanner.skip("-"), let day = scanner.number(digits: 2), scanner.skip("Tt "),
      let hour = scanner.number(digits: 2), scanner.skip(":"), let minute = scanner.number(digits: 2),
      scanner.skip(":"), let second = scanner.number(digits: 2),
      (1...12).contains(month), (1...daysInMonth(year, month)).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    var milliseconds: Int64 = 0
    if scanner.skip(".") {
      guard let fraction = scanner.fractionMilliseconds() else { return nil }
      milliseconds = fraction
    }
    var offsetMinutes: Int64 = 0
    if !scanner.isAtEnd, !scanner.skip("Zz") {
      let isNegative = scanner.skip("-")
      guard isNegative || scanner.skip("+"), let hours = scanner.number(digits: 2), hours < 24 else { return nil }
      _ = scanner.skip(":")
      guard let minutes = scanner.number(digits: 2), minutes < 60 else { return nil }
      offsetMinutes = (hours * 60 + minutes) * (isNegative ? -1 : 1)
    }
    guard scanner.isAtEnd else { return nil }
    let minutes = (daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute - offsetMinutes
    return (minutes * 60 + second) * 1000 + milliseconds
  }

  private static func daysInMonth(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1 January 1970 in the proleptic Gregorian calendar.
  private static func daysSinceEpoch(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    // Years that start in March put the leap day last.
    let marchYear = month <= 2 ? year - 1 : year
    let marchMonth = (month + 9) % 12
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return marchYear * 365 + leapDays + dayOfYear - 719_468
  }

  private struct Scanner<Bytes: RandomAccessCollection<UInt8>> where Bytes.SubSequence == Bytes {
    var bytes: Bytes

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func skip(_ allowed: StaticString) -> Bool {
      guard let first = bytes.first else { return false }
      for index in 0..<allowed.utf8CodeUnitCount where unsafe allowed.utf8Start[index] == first {
        bytes = bytes.dropFirst()
        return true
      }
      return false
    }

    mutating func digit() -> Int64? {
      guard let first = bytes.first, first &- UInt8(ascii: "0") < 10 else { return nil }
      bytes = bytes.dropFirst()
      return Int64(first - UInt8(ascii: "0"))
    }

    mutating func number(digits: Int) -> Int64? {
      var value: Int64 = 0
      for _ in 0..<digits {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    mutating func fractionMilliseconds() -> Int64? {
      var value: Int64 = 0
      var count = 0
      while let digit = digit() {
        if count < 3 { value = value * 10 + digit }
        count += 1
      }
      guard count > 0 else { return nil }
      while count < 3 {
        value *= 10
        count += 1
      }
      return value
    }
  }
}
