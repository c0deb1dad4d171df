// swift-tools-version: 6.2
import PackageDescription

// This file is the module map: a target may depend only on targets above it.
// `Tests/ArchitectureTests` reads the import graph and fails on an upward edge.

let common: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .unsafeFlags(["-Xfrontend", "-enable-cmo-everything"], .when(configuration: .release)),
]

/// For the product: each use of a pointer says so.
let strict = common + [.strictMemorySafety()]

func module(
  _ layer: String, _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = strict
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(layer)/\(name)", swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: common)
}

let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "adder",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "adder", targets: ["adder"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-http2", exact: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
  ],
  targets: [
    // Foundations: knows nothing of Python.
    module("Foundations", "Support"),
    .target(name: "CPlatform", path: "Sources/Foundations/CPlatform"),
    .target(
      name: "CDeflate", path: "Sources/Foundations/CDeflate",
      linkerSettings: [.linkedLibrary(":libdeflate.a"), .linkedLibrary(":libz.a"), .linkedLibrary(":libzstd.a")]),
    .target(
      name: "CDigest", path: "Sources/Foundations/CDigest", linkerSettings: [.linkedLibrary(":libcrypto.a")]),
    module("Foundations", "SystemIO", ["Support", "CPlatform", systemPackage]),
    module("Foundations", "JSONSyntax", ["Support"]),
    module("Foundations", "TOMLSyntax", ["Support"]),
    module("Foundations", "Archives", ["Support", "SystemIO", "CDeflate", systemPackage]),
    module("Foundations", "TerminalUI", ["Support", "SystemIO", systemPackage]),
    module("Foundations", "Diagnostics", ["Support", "TerminalUI"]),
    module("Foundations", "FilePatterns", ["Support"]),

    // Packaging: standards first, then everything that does I/O.
    module("Packaging", "PackagingStandards", ["Support", "JSONSyntax", "TOMLSyntax"]),
    module("Packaging", "VersionSolving", ["Support", "PackagingStandards"]),
    module(
      "Packaging", "Caching",
      ["Support", "CDigest", "SystemIO", "PackagingStandards", systemPackage]),
    module(
      "Packaging", "IndexAccess",
      [
        "Support", "SystemIO", "JSONSyntax", "Archives", "PackagingStandards", "Caching", systemPackage,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOHPACK", package: "swift-nio-http2"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    module(
      "Packaging", "Interpreters",
      ["Support", "SystemIO", "JSONSyntax", "PackagingStandards", "Caching", systemPackage]),
    module(
      "Packaging", "Resolution",
      ["Support", "SystemIO", "PackagingStandards", "VersionSolving", "IndexAccess", "Interpreters", systemPackage]),
    module(
      "Packaging", "Installing",
      [
        "Support", "SystemIO", "JSONSyntax", "Archives", "PackagingStandards", "Caching", "IndexAccess", "Interpreters",
        systemPackage,
      ]),
    module(
      "Packaging", "PackageOperations",
      [
        "Support", "SystemIO", "TOMLSyntax", "Archives", "FilePatterns", "PackagingStandards", "Caching", "IndexAccess",
        "Interpreters", "Resolution", "Installing", systemPackage,
      ]),

    // Code: one parse for every check.
    module("Code", "PythonSyntax", ["Support"]),
    module("Code", "PythonSemantics", ["PythonSyntax"]),
    module("Code", "PythonFiles", ["PythonSyntax", "PythonSemantics"]),
    // Reads source text through buffers, at too many places to mark each one: see Documentation/Internals/Decisions.md.
    module("Code", "Formatting", ["PythonSyntax", "PythonFiles"], common),
    module(
      "Code", "CodeSettings",
      [
        "Support", "SystemIO", "TOMLSyntax", "TerminalUI", "Diagnostics", "FilePatterns", "PackagingStandards",
        "PythonSyntax", "Formatting", systemPackage,
      ]),
    module("Code", "EmbeddedCode", ["Support", "JSONSyntax", "PythonSyntax", "PythonFiles", "Formatting"]),
    module("Code", "Findings", ["Support", "JSONSyntax", "TerminalUI"]),
    module("Code", "Linting", ["JSONSyntax", "PythonSyntax", "PythonFiles", "Findings"]),
    module(
      "Code", "CodeOperations",
      [
        "Support", "SystemIO", "Caching", "PythonSyntax", "PythonFiles", "Formatting", "CodeSettings", "EmbeddedCode",
        "Findings", "Linting", systemPackage,
      ]),

    // Command line.
    module("CommandLine", "ArgumentParsing", ["Support"]),
    module(
      "CommandLine", "Commands",
      [
        "Support", "SystemIO", "JSONSyntax", "Diagnostics", "TOMLSyntax", "Archives", "TerminalUI",
        "PackagingStandards", "Caching", "IndexAccess", "Interpreters", "Resolution", "Installing", "PackageOperations",
        "PythonSyntax", "PythonSemantics", "PythonFiles", "Formatting", "FilePatterns", "CodeSettings", "EmbeddedCode",
        "Findings", "Linting", "CodeOperations", "ArgumentParsing", systemPackage,
      ]),
    // Measures and fuzzes the front end; not a product.
    .executableTarget(
      name: "SyntaxWorkbench", dependencies: ["PythonSyntax", "PythonSemantics", "SystemIO", systemPackage],
      path: "Benchmarks/SyntaxWorkbench", swiftSettings: common),

    .executableTarget(
      name: "adder", dependencies: ["SystemIO", "Commands"], path: "Sources/CommandLine/adder", swiftSettings: strict,
      // The Swift libraries are linked in, so that the binary starts fast and runs where no toolchain is; the two
      // underscored ones belong to FoundationEssentials, which the HTTP client uses. At a fixed address it needs no
      // relocation at start: see Documentation/Internals/Decisions.md.
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-Xclang-linker", "-no-pie", "-l_FoundationCollections", "-l_FoundationCShims"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    // Tests mirror the sources.
    .target(
      name: "TestSupport", dependencies: ["CDeflate", "SystemIO", "Archives", systemPackage], path: "Tests/TestSupport",
      swiftSettings: common),
    tests("ArchitectureTests", ["SystemIO", systemPackage]),
    tests("SupportTests", ["Support", "TestSupport"]),
    tests("SystemIOTests", ["Support", "SystemIO", "TestSupport", systemPackage]),
    tests("JSONSyntaxTests", ["JSONSyntax", "TestSupport"]),
    tests("PackagingStandardsTests", ["PackagingStandards", "JSONSyntax", "TOMLSyntax", "Support", "TestSupport"]),
    tests("CachingTests", ["Support", "SystemIO", "PackagingStandards", "Caching", systemPackage]),
    .testTarget(
      name: "OracleTests",
      dependencies: ["SystemIO", "JSONSyntax", "PackagingStandards", "IndexAccess", systemPackage],
      path: "Tests/OracleTests", exclude: ["Scripts"], swiftSettings: common),
    tests("VersionSolvingTests", ["PackagingStandards", "VersionSolving", "TestSupport"]),
    tests("ResolutionTests", ["PackagingStandards", "IndexAccess", "Resolution"]),
    tests("TOMLSyntaxTests", ["TOMLSyntax", "TestSupport"]),
    tests("PythonSyntaxTests", ["PythonSyntax", "TestSupport"]),
    tests("PythonSemanticsTests", ["PythonSyntax", "PythonSemantics", "TestSupport"]),
    tests("FormattingTests", ["PythonSyntax", "PythonFiles", "Formatting", "TestSupport"]),
    tests("FilePatternsTests", ["FilePatterns"]),
    tests(
      "CodeSettingsTests",
      ["Support", "SystemIO", "FilePatterns", "PythonSyntax", "Formatting", "CodeSettings", systemPackage]),
    tests("EmbeddedCodeTests", ["Support", "PythonSyntax", "Formatting", "EmbeddedCode"]),
    tests("FindingsTests", ["Findings", "TerminalUI"]),
    tests(
      "PythonFilesTests",
      ["PythonSyntax", "PythonSemantics", "PythonFiles", "Formatting", "Findings", "Linting"]),
    tests("LintingTests", ["PythonSyntax", "PythonFiles", "EmbeddedCode", "Findings", "Linting"]),
    tests("ArchivesTests", ["Archives", "SystemIO", "CDeflate", "TestSupport", systemPackage]),
    tests(
      "InstallingTests",
      [
        "Support", "SystemIO", "Archives", "PackagingStandards", "Caching", "Interpreters", "Installing", "TestIndex",
        "TestSupport", systemPackage,
      ]),
    tests(
      "PackageOperationsTests",
      [
        "Support", "SystemIO", "PackagingStandards", "Caching", "IndexAccess", "Interpreters", "Resolution",
        "Installing", "PackageOperations", "TestIndex", systemPackage,
      ]),
    tests("TerminalUITests", ["SystemIO", "TerminalUI"]),
    tests("DiagnosticsTests", ["Diagnostics", "Support", "TerminalUI", "TestSupport"]),
    tests(
      "InterpretersTests",
      ["Interpreters", "Caching", "PackagingStandards", "Support", "SystemIO", "TestSupport", systemPackage]),
    .target(
      name: "TestIndex", dependencies: ["Support", "JSONSyntax", "PackagingStandards", "Caching", "TestSupport"],
      path: "Tests/TestIndex", swiftSettings: common),
    tests("ArgumentParsingTests", ["ArgumentParsing", "TestSupport"]),
    tests(
      "CommandsTests",
      [
        "adder", "ArgumentParsing", "Commands", "Support", "SystemIO", "Caching", "PackagingStandards", "Installing",
        "TestIndex", "TestSupport", systemPackage,
      ]),
    tests(
      "IndexAccessTests",
      [
        "Support", "SystemIO", "Archives", "PackagingStandards", "Caching", "IndexAccess", "TestIndex", "TestSupport",
        systemPackage, .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOHPACK", package: "swift-nio-http2"),
      ]),
  ],
  cLanguageStandard: .c11
)
