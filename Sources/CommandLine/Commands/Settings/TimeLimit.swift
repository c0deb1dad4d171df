internal import PackagingStandards

/// A moment as `--exclude-newer` takes it: a time stamp, a date, or an age.
enum TimeLimit {
  /// Returns milliseconds since 1970, or `nil` where the text is none of them.
  ///
  /// - Parameters:
  ///   - text: an RFC 3339 time stamp; a date, whose whole day counts in the local time zone; an age such as
  ///     `7 days`, `2w` or `P7D` (ISO 8601, no months or years: their length varies).
  ///   - now: milliseconds since 1970, which ages are subtracted from.
  ///   - startOfDay: the first millisecond of a local day.
  static func milliseconds(
    _ text: String, now: Int64, startOfDay: (_ year: Int, _ month: Int, _ day: Int) -> Int64
  ) -> Int64? {
    if let instant = UploadTime.milliseconds(Array(text.utf8)) { return instant }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]),
      UploadTime.milliseconds(Array("\(text)T00:00:00Z".utf8)) != nil
    {
      return startOfDay(year, month, day + 1)
    }
    guard let age = age(text.lowercased()) else { return nil }
    let (instant, isOverflow) = now.subtractingReportingOverflow(age)
    return isOverflow ? nil : instant
  }

  /// Ten thousand years: what goes back further is a mistake, and sums stay far from the end of the numbers.
  private static let longestAge: Int64 = 10_000 * 366 * 86_400_000

  /// Milliseconds of an age.
  private static func age(_ text: String) -> Int64? {
    var rest = Substring(text)
    let isISO = rest.hasPrefix("p")
    if isISO { rest.removeFirst() }
    var isTime = false
    var total: Int64 = 0
    var hasPart = false
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.isEmpty { return hasPart ? total : nil }
      if isISO, rest.hasPrefix("t") {
        rest.removeFirst()
        isTime = true
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let count = Int64(digits) else { return nil }
      rest = rest[digits.endIndex...].drop { $0 == " " }
      let unit = rest.prefix { $0.isLetter }
      guard let length = unitLength(isISO ? unit.prefix(1) : unit, isTime: isTime, isISO: isISO) else { return nil }
      rest = rest.dropFirst(isISO ? 1 : unit.count)
      let (part, isTooLong) = count.multipliedReportingOverflow(by: length)
      let (sum, isTooLate) = total.addingReportingOverflow(part)
      guard !isTooLong, !isTooLate, sum <= longestAge else { return nil }
      total = sum
      hasPart = true
    }
  }

  private static func unitLength(_ unit: Substring, isTime: Bool, isISO: Bool) -> Int64? {
    let second: Int64 = 1_000
    switch unit {
    case "s", "sec", "secs", "second", "seconds": return isISO && !isTime ? nil : second
    case "m", "min", "mins", "minute", "minutes": return isISO && !isTime ? nil : 60 * second
    case "h", "hr", "hrs", "hour", "hours": return isISO && !isTime ? nil : 3_600 * second
    case "d", "day", "days": return isISO && isTime ? nil : 86_400 * second
    case "w", "wk", "wks", "week", "weeks": return isISO && isTime ? nil : 7 * 86_400 * second
    default: return nil
    }
  }
}
