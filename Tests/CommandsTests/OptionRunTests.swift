import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Options that other tests leave out, in the built program: which exit code a command ends in with each.
@Suite struct OptionRunTests {
  private static let index = TestIndex([
    "app": [.wheel("app", "1.0", requires: ["part"]), .wheel("app", "2.0", requires: ["part"])],
    "part": [.wheel("part", "1.0"), .wheel("part", "1.1")],
  ])

  private func start() throws -> (TestIndexServer, ProgramRun) {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    #expect(try run("venv -q").exitCode == 0)
    try run.write("app.txt", "app\n")
    try run.write("older.txt", "app<2\n")
    try run.write("nothing.txt", "")
    try run.write("part.txt", "part\n")
    return (server, run)
  }

  private func expect(
    _ code: Int32, _ result: ProgramRun.Result, location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.exitCode == code, "\(result)", sourceLocation: location)
    #expect(!result.standardError.contains("For more information, try"), "\(result)", sourceLocation: location)
  }

  @Test func installing() throws {
    let (server, run) = try start()
    expect(0, try run("pip install --dry-run --constraints older.txt --overrides older.txt app"))
    expect(0, try run("pip install --dry-run --excludes part.txt --requirements app.txt"))
    expect(0, try run("pip install --dry-run --no-deps --no-all-extras --no-strict --inexact app"))
    expect(0, try run("pip install --dry-run --deps --no-require-hashes --verify-hashes app"))
    expect(0, try run("pip install --dry-run --no-verify-hashes --strict --exact app"))
    expect(0, try run("pip install --dry-run --no-upgrade --upgrade-package app app"))
    expect(0, try run("pip install --dry-run --resolution lowest --prerelease allow app"))
    expect(0, try run("pip install --dry-run --fork-strategy fewest --index-strategy first-index app"))
    expect(0, try run("pip install --dry-run --keyring-provider disabled --pre app"))
    expect(0, try run("pip install --dry-run --exclude-newer 2999-01-01 app"))
    expect(0, try run("pip install --dry-run --reinstall --no-reinstall --link-mode copy app"))
    expect(0, try run("pip install --dry-run --compile-bytecode --no-compile app"))
    expect(0, try run("pip install --dry-run --no-build --refresh-package app app"))
    expect(0, try run("pip install --dry-run --no-build --build --only-binary app --refresh app"))
    expect(0, try run("pip install --dry-run --no-refresh --no-cache app"))
    expect(0, try run("pip install --dry-run --no-break-system-packages --no-system app"))
    expect(0, try run("pip install --dry-run --no-sources --output-format text app"))
    expect(2, try run("pip install --dry-run --require-hashes nothing-like-it"))
    expect(1, try run("pip install --dry-run --no-index app"))
    expect(2, try run("pip install --dry-run --no-index --find-links nowhere app"))
    withExtendedLifetime(server) {}
  }

  @Test func compiling() throws {
    let (server, run) = try start()
    expect(0, try run("pip compile --no-annotate --no-header --strip-extras app.txt"))
    expect(0, try run("pip compile --annotate --header --no-strip-extras app.txt"))
    expect(0, try run("pip compile --annotation-style line --emit-index-url app.txt"))
    expect(0, try run("pip compile --no-emit-index-url --emit-find-links app.txt"))
    expect(0, try run("pip compile --no-emit-find-links --emit-build-options app.txt"))
    expect(0, try run("pip compile --no-emit-build-options --emit-index-annotation app.txt"))
    expect(0, try run("pip compile --no-emit-index-annotation --no-generate-hashes app.txt"))
    expect(0, try run("pip compile --no-emit-package part --custom-compile-command make app.txt"))
    expect(0, try run("pip compile --format requirements.txt --output-file out.txt app.txt"))
    expect(0, try run("pip compile --no-universal --strip-markers --no-system app.txt"))
    expect(0, try run("pip compile --no-strip-markers --link-mode copy app.txt"))
    expect(0, try run("pip compile --constraints older.txt --no-deps app.txt"))
    withExtendedLifetime(server) {}
  }

  @Test func environments() throws {
    let (server, run) = try start()
    expect(0, try run("venv -q --clear --prompt . --system-site-packages"))
    expect(0, try run("venv -q --no-clear --relocatable one"))
    expect(0, try run("venv -q --allow-existing --no-relocatable --no-project one"))
    expect(0, try run("venv -q --clear --force --link-mode copy --no-system one"))
    expect(0, try run("pip install -q app"))
    expect(0, try run("pip list --no-outdated --no-strict --no-system"))
    expect(0, try run("pip freeze --strict --no-system --path .venv"))
    expect(0, try run("pip freeze --no-strict"))
    expect(0, try run("pip show --strict --no-system app"))
    expect(0, try run("pip show --no-strict --files app"))
    expect(0, try run("pip tree --strict --no-system"))
    expect(0, try run("pip tree --no-strict --package app"))
    expect(0, try run("pip check --no-system"))
    expect(0, try run("pip sync --no-strict --no-allow-empty-requirements --no-system app.txt"))
    expect(0, try run("pip sync --strict --output-format text --link-mode copy app.txt"))
    expect(0, try run("pip uninstall --dry-run --requirements app.txt --no-system"))
    expect(0, try run("cache clean --force"))
    expect(0, try run("python find --no-project --no-system --show-version"))
    expect(0, try run("python find --system --resolve-links"))
    expect(0, try run("python list --only-installed --output-format json"))
    withExtendedLifetime(server) {}
  }

  @Test func places() throws {
    let (server, run) = try start()
    let url = server.url
    expect(0, try run("pip install --dry-run --index \(url) --default-index \(url) --break-system-packages app"))
    expect(0, try run("pip install --dry-run --index-url \(url) --extra-index-url \(url) --reinstall app"))
    expect(0, try run("pip install -q --target there --exclude-newer-package app=2999-01-01 app"))
    expect(0, try run("pip install -q --prefix below --compile-bytecode app"))
    expect(0, try run("pip install --dry-run --python-version 3.12 --python-platform linux app"))
    expect(0, try run("pip sync -q --target there --break-system-packages --constraints older.txt older.txt"))
    expect(0, try run("pip sync -q --prefix below --no-break-system-packages app.txt"))
    expect(0, try run("pip list --prefix below --break-system-packages"))
    expect(0, try run("pip list --no-break-system-packages"))
    expect(0, try run("pip freeze --prefix below --break-system-packages"))
    expect(0, try run("pip freeze --no-break-system-packages"))
    expect(0, try run("pip show --prefix below --break-system-packages app"))
    expect(1, try run("pip show --no-break-system-packages app"))
    expect(0, try run("pip tree --prefix below --break-system-packages"))
    expect(0, try run("pip tree --no-break-system-packages"))
    expect(0, try run("pip check --break-system-packages"))
    expect(0, try run("pip check --no-break-system-packages"))
    expect(0, try run("pip uninstall --dry-run --target there --break-system-packages app"))
    expect(0, try run("pip uninstall --dry-run --prefix below --no-break-system-packages app"))
    expect(0, try run("pip uninstall --dry-run --keyring-provider disabled app"))
    expect(2, try run("pip list --outdated"))
    expect(2, try run("python list --only-downloads"))
    expect(2, try run("python list --all-versions --all-platforms --all-arches --show-urls"))
    withExtendedLifetime(server) {}
  }

  @Test func everywhere() throws {
    let run = try ProgramRun()
    expect(0, try run("self version --color never --no-progress --offline --no-config"))
    expect(0, try run("self version --no-offline --system-certs --preview --allow-insecure-host localhost"))
    expect(0, try run("self version --native-tls --no-preview --preview-features x"))
    expect(0, try run("self version --no-native-tls --isolated --no-installer-metadata"))
    expect(0, try run("self version --no-system-certs --no-color --verbose"))
    expect(0, try run("cache dir --managed-python --no-python-downloads"))
    expect(0, try run("cache dir --no-managed-python --allow-python-downloads"))
    expect(0, try run("cache dir --python-preference system --python-fetch never"))
  }

  @Test func code() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x = 1\n")
    expect(0, try run("lint --target-version py312 --line-length 80 --no-cache --cache-dir c a.py"))
    expect(0, try run("lint --extension x:python --exclude b --extend-exclude c --respect-gitignore a.py"))
    expect(0, try run("lint --no-respect-gitignore --force-exclude --no-fix --no-fix-only a.py"))
    expect(0, try run("lint --no-force-exclude --no-unsafe-fixes --no-show-fixes --isolated a.py"))
    expect(0, try run("lint --exit-zero --config line-length=10 --ignore E9 --preview a.py"))
    expect(0, try run("lint --output-format json --verbose a.py"))
    expect(0, try run("format --target-version py312 --line-length 80 --no-cache --cache-dir c a.py"))
    expect(0, try run("format --extension x:python --exclude b --extend-exclude c --respect-gitignore a.py"))
    expect(0, try run("format --no-respect-gitignore --force-exclude --isolated --verbose a.py"))
    expect(0, try run("format --no-force-exclude --exit-non-zero-on-format --preview --no-preview a.py"))
  }
}
