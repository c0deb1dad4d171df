internal import PackagingStandards

/// A moment as `--exclude-newer` takes it: a time stamp, a date, or an age.
enum TimeLimit {
  /// Returns milliseconds since 1970, or `nil` where the text is none of them.
  ///
  /// - Parameters:
  ///   - text: a date with a time and an offset; a date, whose whole day counts in the local time zone, as it does
  ///     where a time has no offset; an age such as `7 days`, `2w ago` or `P7D` (ISO 8601).
  ///   - now: milliseconds since 1970, which ages are subtracted from.
  ///   - startOfDay: the first millisecond of a local day.
  static func milliseconds(
    _ text: String, now: Int64, startOfDay: (_ year: Int, _ month: Int, _ day: Int) -> Int64
  ) -> Int64? {
    if let date = Date(text) {
      switch date.rest.first {
      case nil: return startOfDay(date.year, date.month, date.day + 1)
      case "T", "t", " ": break
      default: return nil
      }
      guard let time = Date.extendedTime(date.rest.dropFirst()) else { return nil }
      // Without an offset one can be added.
      if UploadTime.milliseconds(Array("\(date.extended)T\(time)Z".utf8)) != nil {
        return startOfDay(date.year, date.month, date.day + 1)
      }
      return UploadTime.milliseconds(Array("\(date.extended)T\(time)".utf8))
    }
    guard let age = Age(text), !age.hasCalendarUnits else { return nil }
    return now - age.milliseconds
  }

  /// About how many days an age in months or years has. Such ages are not taken, because the length of these units
  /// varies.
  static func daysInPlaceOfCalendarUnits(_ text: String) -> Int64? {
    guard let age = Age(text), age.hasCalendarUnits else { return nil }
    return (age.milliseconds + 86_399_999) / 86_400_000
  }

  /// The date that a text begins with: `2026-01-31` or `20260131`.
  private struct Date {
    let year: Int
    let month: Int
    let day: Int
    let extended: String
    let rest: Substring

    init?(_ text: String) {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      if digits.utf8.count == 8 {
        extended = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
        rest = text[digits.endIndex...]
      } else {
        let date = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "-" }
        extended = String(date)
        rest = text[date.endIndex...]
      }
      let parts = extended.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
        let day = Int(parts[2]), UploadTime.milliseconds(Array("\(extended)T00:00:00Z".utf8)) != nil
      else { return nil }
      (self.year, self.month, self.day) = (year, month, day)
    }

    /// A time of day with its seconds and colons, which may be missing; what follows stays.
    static func extendedTime(_ text: Substring) -> String? {
      let digits = text.prefix { ($0.isASCII && $0.isNumber) || $0 == ":" }
      let rest = text[digits.endIndex...]
      var parts = digits.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 1, digits.utf8.count == 4 || digits.utf8.count == 6 {
        parts = [digits.prefix(2), digits.dropFirst(2).prefix(2)]
        if digits.utf8.count == 6 { parts.append(digits.suffix(2)) }
      }
      if parts.count == 2 { parts.append("00") }
      return parts.count == 3 ? parts.joined(separator: ":") + rest : nil
    }
  }
}

/// A length of time in words, or as ISO 8601 writes it.
private struct Age {
  private(set) var milliseconds: Int64 = 0
  /// Whether there are months or years in it, of which the usual length is assumed.
  private(set) var hasCalendarUnits = false

  /// Ten thousand years: what goes back further is a mistake, and sums stay far from the end of the numbers.
  private static let longest: Int64 = 10_000 * 366 * 86_400_000

  init?(_ text: String) {
    var rest = Substring(text.lowercased())
    let isISO = rest.hasPrefix("p")
    if isISO {
      rest.removeFirst()
    } else if rest.hasSuffix(" ago") {
      rest = rest.dropLast(" ago".count)
    }
    var isTime = false
    var hasPart = false
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.isEmpty {
        guard hasPart else { return nil }
        return
      }
      if isISO, rest.hasPrefix("t") {
        rest.removeFirst()
        isTime = true
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let count = Int64(digits) else { return nil }
      rest = rest[digits.endIndex...].drop { $0 == " " }
      let word = isISO ? rest.prefix(1) : rest.prefix { $0.isLetter }
      guard let unit = isISO ? Unit(iso: word, isTime: isTime) : Unit(word) else { return nil }
      rest = rest.dropFirst(word.count)
      guard count <= (Age.longest - milliseconds) / unit.milliseconds else { return nil }
      milliseconds += count * unit.milliseconds
      if unit == .month || unit == .year { hasCalendarUnits = true }
      hasPart = true
    }
  }

  private enum Unit {
    case second, minute, hour, day, week, month, year

    init?(_ word: Substring) {
      switch word {
      case "s", "sec", "secs", "second", "seconds": self = .second
      case "m", "min", "mins", "minute", "minutes": self = .minute
      case "h", "hr", "hrs", "hour", "hours": self = .hour
      case "d", "day", "days": self = .day
      case "w", "wk", "wks", "week", "weeks": self = .week
      case "mo", "mos", "month", "months": self = .month
      case "y", "yr", "yrs", "year", "years": self = .year
      default: return nil
      }
    }

    init?(iso letter: Substring, isTime: Bool) {
      switch (letter, isTime) {
      case ("s", true): self = .second
      case ("m", true): self = .minute
      case ("h", true): self = .hour
      case ("d", false): self = .day
      case ("w", false): self = .week
      case ("m", false): self = .month
      case ("y", false): self = .year
      default: return nil
      }
    }

    var milliseconds: Int64 {
      switch self {
      case .second: 1_000
      case .minute: 60_000
      case .hour: 3_600_000
      case .day: 86_400_000
      case .week: 7 * 86_400_000
      case .month: 30 * 86_400_000
      case .year: 365 * 86_400_000
      }
    }
  }
}
