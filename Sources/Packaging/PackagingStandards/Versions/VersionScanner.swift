/// Reads one version from UTF-8 bytes, front to back, without backtracking or (for a packable version) allocating.
///
/// Accepts what [PEP 440's appendix B](https://peps.python.org/pep-0440/#appendix-b-parsing-version-strings-with-regular-expressions)
/// accepts: any case, a leading `v`, `-`, `_` or `.` between parts, other spellings of the suffixes, and an implicit
/// post-release number such as `1.0-1`.
struct VersionScanner: ~Escapable {
  /// Why the bytes are not a version, and where.
  struct Failure: Error {
    let offset: Int
    let reason: VersionParseError.Reason
  }

  private let bytes: Span<UInt8>
  private let end: Int
  private(set) var position: Int

  /// Reads `bytes` from `start` up to `end`.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    self.end = end
    position = start
  }

  /// Reads the version that takes all of the bytes.
  mutating func scan() throws(Failure) -> Version {
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "v") { position += 1 }
    guard position < end else { throw Failure(offset: position, reason: .empty) }
    guard isDigit(bytes[position]) else { throw Failure(offset: position, reason: .noRelease) }

    var epoch: UInt64 = 0
    var segments: [4 of UInt64] = [0, 0, 0, 0]
    segments[0] = try number()
    if position < end, bytes[position] == UInt8(ascii: "!") {
      position += 1
      guard position < end, isDigit(bytes[position]) else {
        throw Failure(offset: position, reason: .noRelease)
      }
      epoch = segments[0]
      segments[0] = try number()
    }
    var count = 1
    var more: [UInt64] = []
    while position + 1 < end, bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1]) {
      position += 1
      let segment = try number()
      if count < 4 { segments[count] = segment } else { more.append(segment) }
      count += 1
    }
    let isShort =
      epoch == 0 && count <= 4 && segments[0] <= 2047 && segments[1] <= 255 && segments[2] <= 255
      && segments[3] <= 255
    if position == end, isShort {
      let key = VersionKey.make(segments[0], segments[1], segments[2], segments[3], suffix: VersionKey.final)
      return Version(key: key, segmentCount: count)
    }

    let preRelease = try preRelease()
    let post = try post()
    let dev = try dev()
    if position == end, isShort, let suffix = packedSuffix(preRelease, post, dev) {
      let key = VersionKey.make(segments[0], segments[1], segments[2], segments[3], suffix: suffix)
      return Version(key: key, segmentCount: count)
    }
    let local = try local()
    guard position == end else { throw unexpected() }
    var release = (0..<min(count, 4)).map { segments[$0] }
    release.append(contentsOf: more)
    return Version(
      VersionParts(epoch: epoch, release: release, preRelease: preRelease, post: post, dev: dev, local: local))
  }

  /// The packed suffix of a version that has at most one.
  private func packedSuffix(_ preRelease: PreRelease?, _ post: UInt64?, _ dev: UInt64?) -> UInt64? {
    switch (preRelease, post, dev) {
    case (let preRelease?, nil, nil):
      guard preRelease.number < VersionKey.preReleaseNumbers else { return nil }
      return switch preRelease.kind {
      case .alpha: VersionKey.alpha + preRelease.number
      case .beta: VersionKey.beta + preRelease.number
      case .releaseCandidate: VersionKey.releaseCandidate + preRelease.number
      }
    case (nil, let post?, nil):
      return post < VersionKey.longNumbers ? VersionKey.post + post : nil
    case (nil, nil, let dev?):
      return dev < VersionKey.longNumbers ? VersionKey.dev + dev : nil
    case (nil, nil, nil):
      return VersionKey.final
    default:
      return nil
    }
  }

  private mutating func preRelease() throws(Failure) -> PreRelease? {
    let start = position
    skipSeparator()
    let kind: PreReleaseKind
    if skip("alpha") || skip("a") {
      kind = .alpha
    } else if skip("beta") || skip("b") {
      kind = .beta
    } else if skip("preview") || skip("pre") || skip("rc") || skip("c") {
      kind = .releaseCandidate
    } else {
      position = start
      return nil
    }
    return PreRelease(kind, try suffixNumber())
  }

  private mutating func post() throws(Failure) -> UInt64? {
    if position + 1 < end, bytes[position] == UInt8(ascii: "-"), isDigit(bytes[position + 1]) {
      position += 1
      return try number()
    }
    let start = position
    skipSeparator()
    guard skip("post") || skip("rev") || skip("r") else {
      position = start
      return nil
    }
    return try suffixNumber()
  }

  private mutating func dev() throws(Failure) -> UInt64? {
    let start = position
    skipSeparator()
    guard skip("dev") else {
      position = start
      return nil
    }
    return try suffixNumber()
  }

  private mutating func local() throws(Failure) -> [LocalSegment] {
    guard position < end, bytes[position] == UInt8(ascii: "+") else { return [] }
    position += 1
    var segments: [LocalSegment] = []
    while true {
      let start = position
      var isNumber = true
      while position < end, isAlphanumeric(bytes[position]) {
        isNumber = isNumber && isDigit(bytes[position])
        position += 1
      }
      guard position > start else {
        if position < end, !segments.isEmpty || !isSeparator(bytes[position]) { throw unexpected() }
        throw Failure(offset: position, reason: .missingLocal)
      }
      if isNumber {
        let after = position
        position = start
        segments.append(.number(try number()))
        position = after
      } else {
        var text = String(bytes.extracting(start..<position))
        text = text.lowercased()
        segments.append(.text(text))
      }
      guard position < end, isSeparator(bytes[position]) else { return segments }
      position += 1
    }
  }

  private func unexpected() -> Failure {
    if position < end, bytes[position] == UInt8(ascii: "*") { return Failure(offset: position, reason: .wildcard) }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      let next = position + 1
      if next >= end || bytes[next] == UInt8(ascii: ".") { return Failure(offset: next, reason: .missingSegment) }
      if bytes[next] == UInt8(ascii: "*") { return Failure(offset: next, reason: .wildcard) }
    }
    return Failure(offset: position, reason: .unexpectedCharacter)
  }

  /// The number after a suffix's letters, 0 if it is left out; a separator before it is skipped.
  private mutating func suffixNumber() throws(Failure) -> UInt64 {
    skipSeparator()
    guard position < end, isDigit(bytes[position]) else { return 0 }
    return try number()
  }

  @inline(__always)
  private mutating func number() throws(Failure) -> UInt64 {
    let start = position
    var value: UInt64 = 0
    while position < end, isDigit(bytes[position]) {
      let digit = UInt64(bytes[position] &- UInt8(ascii: "0"))
      if value >= UInt64.max / 10 - 1 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(digit)
        guard !overflow, !carry else { throw Failure(offset: start, reason: .numberTooLarge) }
        value = sum
      } else {
        value = value &* 10 &+ digit
      }
      position += 1
    }
    return value
  }

  @inline(__always)
  private mutating func skipSeparator() {
    if position < end, isSeparator(bytes[position]) { position += 1 }
  }

  /// Skips `word`, which is lower case, in any case.
  @inline(__always)
  private mutating func skip(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end - position >= count else { return false }
    let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: count)
    for index in 0..<count where unsafe bytes[position + index] | 0x20 != letters[index] { return false }
    position += count
    return true
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  @inline(__always)
  private func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }
}
