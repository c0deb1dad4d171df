/// Where the fields of each record lie.
extension ZipFormat {
  enum CentralHeader {
    static let madeBy = 5
    static let nameLength = 28
    static let extraLength = 30
    static let commentLength = 32
    static let disk = 34
    static let externalAttributes = 38
    static let headerOffset = 42
  }

  enum End {
    static let disk = 4
    static let directoryDisk = 6
    static let entryCountOfDisk = 8
    static let entryCount = 10
    static let directorySize = 12
    static let directoryOffset = 16
    static let commentLength = 20
  }

  enum End64 {
    /// The length of the record, less what comes up to this field and with it.
    static let restLength = 4
    static let disk = 16
    static let directoryDisk = 20
    static let entryCountOfDisk = 24
    static let entryCount = 32
    static let directorySize = 40
    static let directoryOffset = 48
  }

  enum End64Locator {
    static let endOffset = 8
  }

  /// The longest comment of an archive.
  static let longestComment = 0xFFFF

  /// The systems that an entry can have been made on whose file modes are Unix's: Unix and macOS.
  static let unixSystems: [UInt8] = [3, 19]
}
