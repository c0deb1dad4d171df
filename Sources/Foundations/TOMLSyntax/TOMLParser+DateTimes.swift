extension TOMLParser {
  /// Reads a date, a time or both if the text here starts like one; nothing (and nothing consumed) otherwise.
  mutating func parseDateTime() throws(TOMLFailure) -> TOMLDateTime? {
    let start = offset
    if digits(4, at: 0) != nil, byte(ahead: 4) == UInt8(ascii: "-"), byte(ahead: 5).map(isDigit) == true {
      return try parseDate(start)
    }
    if digits(2, at: 0) != nil, byte(ahead: 2) == UInt8(ascii: ":") {
      let time = try parseTime(start)
      return TOMLDateTime(day: nil, time: time, offsetMinutes: nil)
    }
    return nil
  }

  private mutating func parseDate(_ start: Int) throws(TOMLFailure) -> TOMLDateTime {
    guard let year = digits(4, at: 0), let month = digits(2, at: 5), byte(ahead: 7) == UInt8(ascii: "-"),
      let day = digits(2, at: 8)
    else { throw badDate(start) }
    guard (1...12).contains(month), day >= 1, day <= daysInMonth(month, of: year) else {
      throw TOMLFailure("the date does not exist", at: start, to: start + 10)
    }
    offset += 10
    let date = TOMLDateTime.Day(year: year, month: month, day: day)
    let separator = byte
    let isSeparated =
      separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t")
      || (separator == UInt8(ascii: " ") && digits(2, at: 1) != nil && byte(ahead: 3) == UInt8(ascii: ":"))
    guard isSeparated else {
      try expectWordEnd(start)
      return TOMLDateTime(day: date, time: nil, offsetMinutes: nil)
    }
    offset += 1
    let time = try parseTime(start, checksEnd: false)
    let offsetMinutes = try parseOffset(start)
    try expectWordEnd(start)
    return TOMLDateTime(day: date, time: time, offsetMinutes: offsetMinutes)
  }

  private mutating func parseTime(_ start: Int, checksEnd: Bool = true) throws(TOMLFailure) -> TOMLDateTime.Time {
    guard let hour = digits(2, at: 0), byte(ahead: 2) == UInt8(ascii: ":"), let minute = digits(2, at: 3),
      byte(ahead: 5) == UInt8(ascii: ":"), let second = digits(2, at: 6)
    else { throw badDate(start) }
    guard hour < 24, minute < 60, second <= 60 else {
      throw TOMLFailure("the time does not exist", at: start, to: offset + 8)
    }
    offset += 8
    var nanosecond = 0
    if at(".") {
      offset += 1
      var scale = 100_000_000
      guard byte.map(isDigit) == true else { throw badDate(start) }
      while let byte, isDigit(byte) {
        nanosecond += Int(byte - UInt8(ascii: "0")) * scale
        scale /= 10
        offset += 1
      }
    }
    if checksEnd { try expectWordEnd(start) }
    return TOMLDateTime.Time(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  private mutating func parseOffset(_ start: Int) throws(TOMLFailure) -> Int? {
    if at("Z") || at("z") {
      offset += 1
      return 0
    }
    guard at("+") || at("-") else { return nil }
    let isBehind = at("-")
    guard let hours = digits(2, at: 1), byte(ahead: 3) == UInt8(ascii: ":"), let minutes = digits(2, at: 4) else {
      throw badDate(start)
    }
    guard hours < 24, minutes < 60 else {
      throw TOMLFailure("the offset from UTC does not exist", at: offset, to: offset + 6)
    }
    offset += 6
    return (isBehind ? -1 : 1) * (hours * 60 + minutes)
  }

  private mutating func expectWordEnd(_ start: Int) throws(TOMLFailure) {
    guard let byte,
      isBareKeyByte(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
    else { return }
    throw badDate(start)
  }

  private func badDate(_ start: Int) -> TOMLFailure {
    TOMLFailure("expected a date or time such as `1979-05-27T07:32:00Z`", at: start, to: max(offset, start + 1))
  }

  private func digits(_ count: Int, at distance: Int) -> Int? {
    var value = 0
    for position in 0..<count {
      guard let byte = byte(ahead: distance + position), isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
