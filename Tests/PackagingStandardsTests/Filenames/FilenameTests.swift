import PackagingStandards
import Testing

@Suite struct FilenameTests {
  @Test(arguments: [
    ("distribution-1.0-1-py27-none-any.whl", "distribution", "1.0", "1", "py27-none-any"),
    (
      "numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "numpy", "1.26.4", "",
      "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64"
    ),
    ("Foo_Bar.Baz-1.0.0-py2.py3-none-any.whl", "foo-bar-baz", "1.0.0", "", "py2.py3-none-any"),
    ("torch-2.1.0+cu118-cp310-cp310-linux_x86_64.whl", "torch", "2.1.0+cu118", "", "cp310-cp310-linux_x86_64"),
    ("foo-1.0_1-py3-none-any.whl", "", "", "", ""),
    ("foo-1.0-202206090410abc-py3-none-any.whl", "foo", "1.0", "202206090410abc", "py3-none-any"),
  ])
  func wheelNamesHaveFiveOrSixParts(text: String, name: String, version: String, build: String, tags: String) throws {
    guard !name.isEmpty else {
      let error = #expect(throws: FilenameParseError.self) { try WheelFilename(text) }
      #expect(kind(of: error) == "version")
      return
    }
    let wheel = try WheelFilename(text)
    #expect(wheel.name.string == name)
    #expect(wheel.version.description == version)
    #expect(wheel.build?.description ?? "" == build)
    #expect(wheel.tags.description == tags)
    #expect(try WheelFilename(wheel.description) == wheel)
  }

  @Test(arguments: [
    ("foo-1.0-py3-none-any.zip", "extension"), ("foo-1.0-py3-none.whl", "parts"),
    ("foo-1.0-1-2-py3-none-any.whl", "parts"), ("foo--py3-none-any.whl", "parts"), ("-1.0-py3-none-any.whl", "parts"),
    ("foo-1.0-x1-py3-none-any.whl", "build tag"), ("foo-1.0--py3-none-any.whl", "parts"),
    ("foo-1.0-py3-none-.whl", "parts"), (".whl", "parts"), ("", "extension"), ("whl", "extension"),
    ("foo-abc-py3-none-any.whl", "version"), ("f$o-1.0-py3-none-any.whl", "name"),
    ("foo-1.0-99999999999999999999-py3-none-any.whl", "build tag"),
  ])
  func malformedWheelNamesAreRefused(text: String, reason: String) {
    let error = #expect(throws: FilenameParseError.self) { try WheelFilename(text) }
    #expect(kind(of: error) == reason)
    #expect(error?.filename == text)
  }

  /// What is wrong with a name, in a word.
  private func kind(of error: FilenameParseError?) -> String? {
    switch error?.reason {
    case nil: nil
    case .unknownExtension: "extension"
    case .wrongPartCount: "parts"
    case .name: "name"
    case .otherName: "other name"
    case .version: "version"
    case .buildTag: "build tag"
    }
  }

  @Test func buildTagsOrderByNumberThenText() throws {
    let tags = ["10", "2a", "2", "1z"].compactMap { BuildTag($0) }
    #expect(tags.sorted().map(\.description) == ["1z", "2", "2a", "10"])
    #expect(BuildTag("a1") == nil)
  }

  @Test(arguments: [
    ("foo-1.0.tar.gz", "foo", "1.0", SourceDistributionFormat.tarGz), ("Foo_Bar-1.0.zip", "foo-bar", "1.0", .zip),
    ("foo-bar-1.0.tar.bz2", "foo-bar", "1.0", .tarBz2), ("foo.bar-1.0-1.tgz", "foo-bar", "1.0.post1", .tgz),
    ("foo-bar-1.0.TAR.GZ", "foo-bar", "1.0", .tarGz), ("foo-2-1.0.tar.gz", "foo-2", "1.0", .tarGz),
    ("foo-2-1.0.tar.gz", "foo", "", .tarGz), ("foo-1.0+local.tar.xz", "foo", "1.0+local", .tarXz),
  ])
  func sourceDistributionNamesSplitAtTheKnownName(
    text: String, package: String, version: String, format: SourceDistributionFormat
  ) throws {
    let name = try PackageName(package)
    guard !version.isEmpty else {
      let error = #expect(throws: FilenameParseError.self) { try SourceDistributionFilename(text, of: name) }
      #expect(kind(of: error) == "version")
      return
    }
    let file = try SourceDistributionFilename(text, of: name)
    #expect(file.version.description == version)
    #expect(file.name == name && file.format == format)
  }

  @Test func sourceDistributionNamesSplitAtTheLastDashOtherwise() throws {
    let file = try SourceDistributionFilename("foo_bar-1.0.tar.gz")
    #expect(file.name.string == "foo-bar" && file.version.description == "1.0")
    #expect(file.description == "foo_bar-1.0.tar.gz")
    var error = #expect(throws: FilenameParseError.self) { try SourceDistributionFilename("foo.tar.gz") }
    #expect(kind(of: error) == "version")
    error = #expect(throws: FilenameParseError.self) { try SourceDistributionFilename("foo-1.0.rar") }
    #expect(kind(of: error) == "extension")
    error = #expect(throws: FilenameParseError.self) {
      try SourceDistributionFilename("foo-1.0.tar.gz", of: PackageName("bar"))
    }
    #expect(kind(of: error) == "other name")
  }
}
