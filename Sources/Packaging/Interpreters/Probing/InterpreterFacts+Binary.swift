import PackagingStandards
import Support

extension InterpreterFacts {
  /// Appends the facts in the form that the cache keeps.
  func write(to writer: inout ByteWriter) {
    for text in texts { writer.write(text) }
    writer.write(UInt8(cLibrary.map { $0.kind.rawValue + 1 } ?? 0))
    writer.write(cLibrary?.version.major ?? 0)
    writer.write(cLibrary?.version.minor ?? 0)
    writer.write(UInt8(macOSVersion == nil ? 0 : 1))
    writer.write(macOSVersion?.major ?? 0)
    writer.write(macOSVersion?.minor ?? 0)
    writer.write(pointerBits)
    let flags: [Bool] = [takesManylinux, isFreeThreaded, isDebug, isStandalone]
    writer.write(flags.enumerated().reduce(UInt8(0)) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) })
  }

  /// Reads what ``write(to:)`` wrote; `nil` where it is cut off or cannot be.
  init?(reading reader: inout ByteReader) {
    var texts: [String] = []
    texts.reserveCapacity(Self.textCount)
    for _ in 0..<Self.textCount {
      guard let text = reader.readString() else { return nil }
      texts.append(text)
    }
    guard let version = try? Version(texts[7]), max(version.major, version.minor) <= 255 else { return nil }
    self.init(version: version)
    self.texts = texts
    guard let library = reader.read(UInt8.self),
      let libraryMajor = reader.read(UInt16.self), let libraryMinor = reader.read(UInt16.self),
      let hasMacOS = reader.read(UInt8.self), let macMajor = reader.read(UInt16.self),
      let macMinor = reader.read(UInt16.self), let pointerBits = reader.read(UInt8.self),
      let flags = reader.read(UInt8.self)
    else { return nil }
    if library > 0, let kind = CLibrary.Kind(rawValue: library - 1) {
      cLibrary = CLibrary(kind, TwoPartVersion(libraryMajor, libraryMinor))
    }
    if hasMacOS > 0 { macOSVersion = TwoPartVersion(macMajor, macMinor) }
    self.pointerBits = pointerBits
    takesManylinux = flags & 1 != 0
    isFreeThreaded = flags & 2 != 0
    isDebug = flags & 4 != 0
    isStandalone = flags & 8 != 0
  }

  private static let textCount = 26

  /// Every text, in the order in which the cache keeps them; the eighth is the version.
  private var texts: [String] {
    get {
      [
        markers.osName, markers.sysPlatform, markers.platformMachine, markers.platformPythonImplementation,
        markers.platformRelease, markers.platformSystem, markers.platformVersion, markers.pythonFullVersion,
        markers.implementationName, markers.implementationVersion,
        prefix, basePrefix, executable, baseExecutable, standardLibrary, sysconfigPlatform,
        scheme.purelib, scheme.platlib, scheme.scripts, scheme.data, scheme.include,
        environmentScheme.purelib, environmentScheme.platlib, environmentScheme.scripts, environmentScheme.data,
        environmentScheme.include,
      ]
    }
    set {
      guard newValue.count == Self.textCount else { return }
      markers.osName = newValue[0]
      markers.sysPlatform = newValue[1]
      markers.platformMachine = newValue[2]
      markers.platformPythonImplementation = newValue[3]
      markers.platformRelease = newValue[4]
      markers.platformSystem = newValue[5]
      markers.platformVersion = newValue[6]
      markers.pythonFullVersion = newValue[7]
      markers.implementationName = newValue[8]
      markers.implementationVersion = newValue[9]
      prefix = newValue[10]
      basePrefix = newValue[11]
      executable = newValue[12]
      baseExecutable = newValue[13]
      standardLibrary = newValue[14]
      sysconfigPlatform = newValue[15]
      scheme.purelib = newValue[16]
      scheme.platlib = newValue[17]
      scheme.scripts = newValue[18]
      scheme.data = newValue[19]
      scheme.include = newValue[20]
      environmentScheme.purelib = newValue[21]
      environmentScheme.platlib = newValue[22]
      environmentScheme.scripts = newValue[23]
      environmentScheme.data = newValue[24]
      environmentScheme.include = newValue[25]
    }
  }
}
