import PackagingStandards
import Testing

@Suite struct WheelFileTests {
  func parse(_ text: String) throws -> WheelFile { try WheelFile(parsing: Array(text.utf8).span) }

  @Test func fieldsAreRead() throws {
    let wheel = try parse(
      "Wheel-Version: 1.9\nGenerator: bdist_wheel 1.0\nRoot-Is-Purelib: True\nTag: py2-none-any\nTag: py3-none-any\nBuild: 1\n"
    )
    #expect(wheel.wheelVersion == (1, 9))
    #expect(wheel.generator == "bdist_wheel 1.0")
    #expect(wheel.isRootPurelib)
    #expect(wheel.tags == ["py2-none-any", "py3-none-any"])
    #expect(wheel.build == "1")
    #expect(try !parse("Wheel-Version: 1.0\nRoot-Is-Purelib: false").isRootPurelib)
  }

  @Test(arguments: [
    ("Root-Is-Purelib: true", WheelFileError.missingVersion), ("Wheel-Version: 2.0", .unsupportedVersion("2.0")),
    ("Wheel-Version: 0.9", .unsupportedVersion("0.9")), ("Wheel-Version: x", .invalidVersion("x")),
    ("Wheel-Version: 1.0a1", .invalidVersion("1.0a1")),
    ("Wheel-Version: 1.0\nRoot-Is-Purelib: perhaps", .invalidRootIsPurelib("perhaps")),
  ])
  func unusableFilesAreRefused(text: String, error: WheelFileError) {
    #expect(throws: error) { try parse(text) }
  }
}
