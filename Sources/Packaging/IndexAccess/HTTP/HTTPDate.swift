/// Dates of HTTP headers ([RFC 9110, section 5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)).
package enum HTTPDate {
  /// Parses the preferred form and the two obsolete ones; answers whole seconds since 1970 in UTC, or `nil`.
  package static func parse(_ text: String) -> Int64? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" || $0 == "\t" })
    // Sun, 06 Nov 1994 08:49:37 GMT  |  Sunday, 06-Nov-94 08:49:37 GMT  |  Sun Nov  6 08:49:37 1994
    guard words.count == 6 || words.count == 5 else { return nil }
    let (dayWord, monthWord, yearWord, timeWord) =
      words.count == 6 ? (words[1], words[2], words[3], words[4]) : (words[2], words[1], words[4], words[3])
    if words.count == 6, words[5] != "GMT", words[5] != "UTC" { return nil }
    guard let day = number(dayWord), let month = month(monthWord), var year = number(yearWord) else { return nil }
    if yearWord.utf8.count == 2 { year += year < 70 ? 2000 : 1900 }
    let time = timeWord.split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 3, let hour = number(time[0]), let minute = number(time[1]), let second = number(time[2]),
      (1...31).contains(day), hour < 24, minute < 60, second <= 60, (1601...9999).contains(year)
    else { return nil }
    return daysSinceEpoch(year: year, month: month, day: day) * 86400 + hour * 3600 + minute * 60 + second
  }

  /// Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
  package static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
    // Counting years from March puts the leap day last, so that month lengths follow one formula.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func number(_ text: Substring) -> Int64? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int64(text)
  }

  private static func month(_ text: Substring) -> Int64? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let lower = String(text).asciiLowercased()
    return names.firstIndex(of: lower).map { Int64($0) + 1 }
  }
}
