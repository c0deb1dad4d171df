/// The `RECORD` of an installed distribution: its files, with a hash and size of each.
///
/// See [the specification](https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file).
package struct RecordFile: Hashable, Sendable {
  /// One file.
  package struct Entry: Hashable, Sendable {
    /// The path as written, relative to the directory that holds the `.dist-info` directory, with `/` between parts;
    /// absolute if it lies elsewhere.
    package var path: String
    /// The hash as written, such as `sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU`; nil if absent.
    package var hash: String?
    /// The size in bytes; nil if absent.
    package var size: UInt64?

    package init(path: String, hash: String? = nil, size: UInt64? = nil) {
      self.path = path
      self.hash = hash
      self.size = size
    }
  }

  /// The files in their order.
  package var entries: [Entry]

  /// Parses the bytes of a `RECORD` file, in the CSV form that Python's `csv` module reads; empty lines are skipped.
  ///
  /// - Throws: ``RecordFileError`` if a line has not three fields, has an empty path or a malformed size, or is not
  ///   UTF-8, or a quoted field is not closed.
  package init(parsing bytes: Span<UInt8>) throws(RecordFileError) {
    entries = []
    var reader = CSVReader(bytes)
    while let (line, fields) = try reader.nextRow() {
      // Old installers left the trailing fields out altogether.
      guard fields.count <= 3 else { throw RecordFileError(line: line, reason: .fieldCount(fields.count)) }
      guard !fields[0].isEmpty else { throw RecordFileError(line: line, reason: .emptyPath) }
      var entry = Entry(path: fields[0])
      if fields.count > 1, !fields[1].isEmpty { entry.hash = fields[1] }
      if fields.count > 2, !fields[2].isEmpty {
        guard let size = UInt64(fields[2]) else { throw RecordFileError(line: line, reason: .size(fields[2])) }
        entry.size = size
      }
      entries.append(entry)
    }
  }
}
