import Caching
import Support

/// Writes rows of [RECORD](https://packaging.python.org/en/latest/specifications/recording-installed-packages/).
enum RecordText {
  /// Appends a path as the first field of a row.
  static func append(path: some Collection<UInt8>, to record: inout [UInt8]) {
    let needsQuotes = path.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
    if !needsQuotes {
      record.append(contentsOf: path)
      return
    }
    record.append(UInt8(ascii: "\""))
    for byte in path {
      if byte == UInt8(ascii: "\"") { record.append(byte) }
      record.append(byte)
    }
    record.append(UInt8(ascii: "\""))
  }

  /// Appends the row of a file whose content is at hand.
  static func append(path: String, content: [UInt8], to record: inout [UInt8]) {
    append(path: path.utf8, to: &record)
    record += unsafe ",\(content.withUnsafeBytes { unsafe hash(of: $0) }),\(content.count)\n".utf8
  }

  /// Returns the second field of a row.
  static func hash(of content: UnsafeRawBufferPointer) -> String {
    var hasher = ContentHasher()
    unsafe hasher.update(content)
    return "sha256=" + Base64.encode(hasher.finalizeBytes(), .urlSafe)
  }
}
