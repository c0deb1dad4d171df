/// A TOML date, time, or both, kept as written.
///
/// The fields are checked against the calendar (29 February only in leap years) but not converted: `offsetMinutes`
/// says how far the local clock is ahead of UTC.
package struct TOMLDateTime: Sendable, Hashable {
  /// A day of the proleptic Gregorian calendar.
  package struct Day: Sendable, Hashable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// A time of day; `second` may be 60 for a leap second.
  package struct Time: Sendable, Hashable {
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var nanosecond: Int

    package init(hour: Int, minute: Int, second: Int, nanosecond: Int) {
      self.hour = hour
      self.minute = minute
      self.second = second
      self.nanosecond = nanosecond
    }
  }

  /// The day, absent for a local time.
  package var day: Day?

  /// The time, absent for a local date.
  package var time: Time?

  /// Minutes ahead of UTC, absent for local values.
  package var offsetMinutes: Int?

  package init(day: Day?, time: Time?, offsetMinutes: Int?) {
    self.day = day
    self.time = time
    self.offsetMinutes = offsetMinutes
  }

  var kind: TOMLKind {
    switch (day != nil, time != nil, offsetMinutes != nil) {
    case (true, true, true): .offsetDateTime
    case (true, true, false): .localDateTime
    case (true, false, _): .localDate
    default: .localTime
    }
  }
}

extension TOMLDateTime: CustomStringConvertible {
  /// The value in the form of RFC 3339.
  package var description: String {
    var text = ""
    if let day {
      text += padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2)
    }
    if let time {
      if day != nil { text += "T" }
      text += padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2)
      if time.nanosecond != 0 {
        var fraction = padded(time.nanosecond, 9)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        text += "." + fraction
      }
    }
    if let offsetMinutes {
      if offsetMinutes == 0 {
        text += "Z"
      } else {
        let magnitude = abs(offsetMinutes)
        text += (offsetMinutes < 0 ? "-" : "+") + padded(magnitude / 60, 2) + ":" + padded(magnitude % 60, 2)
      }
    }
    return text
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
