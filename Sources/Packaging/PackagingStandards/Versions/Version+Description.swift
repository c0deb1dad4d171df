extension Version: CustomStringConvertible {
  /// The normal form of PEP 440, with as many release segments as were written.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the normal form as UTF-8.
  package func write(to bytes: inout [UInt8]) {
    let epoch = epoch
    if epoch != 0 {
      bytes.appendDecimal(epoch)
      bytes.append(UInt8(ascii: "!"))
    }
    for index in 0..<releaseSegmentCount {
      if index > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.appendDecimal(releaseSegment(at: index))
    }
    if let preRelease {
      bytes.append(contentsOf: preRelease.kind.letters.utf8)
      bytes.appendDecimal(preRelease.number)
    }
    if let post {
      bytes.append(contentsOf: ".post".utf8)
      bytes.appendDecimal(post)
    }
    if let dev {
      bytes.append(contentsOf: ".dev".utf8)
      bytes.appendDecimal(dev)
    }
    guard hasLocal else { return }
    bytes.append(UInt8(ascii: "+"))
    bytes.append(contentsOf: localDescription.utf8)
  }

  /// The local label in normal form, without the `+`; empty if there is none.
  package var localDescription: String {
    local.map { segment in
      switch segment {
      case .text(let text): text
      case .number(let number): String(number)
      }
    }
    .joined(separator: ".")
  }
}

extension [UInt8] {
  /// Appends `number` in decimal.
  mutating func appendDecimal(_ number: UInt64) {
    if number < 10 {
      append(UInt8(ascii: "0") + UInt8(number))
    } else {
      append(contentsOf: String(number).utf8)
    }
  }
}
