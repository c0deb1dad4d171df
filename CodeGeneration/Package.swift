// swift-tools-version: 6.2
import PackageDescription

// Writes the `Generated/` folders of the main package: `swift run --package-path CodeGeneration generate`.
let package = Package(
  name: "CodeGeneration",
  platforms: [.macOS(.v15)],
  targets: [
    .executableTarget(name: "generate", swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
