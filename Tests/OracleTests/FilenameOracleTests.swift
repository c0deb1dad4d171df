import PackagingStandards
import Testing

@Suite(.tags(.network), .enabled(if: isNetworkAllowed)) struct FilenameOracleTests {
  @Test func filenamesAreReadAsPackagingReadsThem() throws {
    let lines = try Oracle.shared.get().lines(of: "file_names.py", input: Oracle.indexFiles.get())
    var (wheels, sources) = (Differences(), Differences())
    for fields in lines {
      switch fields[0] {
      case "wheel":
        let wheel = try? WheelFilename(fields[1])
        let read = [
          wheel?.name.string ?? "", wheel?.version.description ?? "", wheel?.build?.description ?? "",
          Set(wheel?.tags.combinations ?? []).sorted().joined(separator: " "),
        ]
        wheels.check(read == Array(fields[2...]), "\(fields[1]) is \(fields[2...]), not \(read)")
      case "sdist":
        // `packaging` splits at the last dash, which misreads what was written before PEP 625 (`name-1.0-1.tar.gz`).
        let name = try PackageName(fields[2])
        let isMisread = try PackageName(fields[3]) != name
        let file = try? SourceDistributionFilename(fields[1], of: name)
        let isSame = file?.name.string == fields[3] && file?.version.description == fields[4]
        sources.check(isMisread || isSame, "\(fields[1]) is \(fields[3...]), not \(file as Any)")
      default: Issue.record("unknown line \(fields)")
      }
    }
    wheels.require(atLeast: 20_000)
    sources.require(atLeast: 5_000)
  }
}

extension WheelTagSet {
  /// Every tag that the set stands for, in lower case.
  fileprivate var combinations: [String] {
    pythonTags.flatMap { python in
      abiTags.flatMap { abi in platformTags.map { "\(python)-\(abi)-\($0)".lowercased() } }
    }
  }
}
