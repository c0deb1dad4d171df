/// What each option of `pip install` and `pip sync` changes, and those that other commands share with them.
extension OptionRun {
  static let installing: [OptionRun] = [
    OptionRun("pip install --dry-run part", "--requirements app.txt", adds: " + app==2.0"),
    OptionRun(
      "pip install --dry-run app", "--exact", adds: " - lib==1.0", before: ["pip install -q app lib"]),
    OptionRun(
      "pip install --dry-run --exact app", "--inexact", removes: [" - lib==1.0"], before: ["pip install -q app lib"]),
    OptionRun("pip install --no-deps app", "--strict", adds: "warning: The package `app` requires `part`"),
    OptionRun(
      "pip install --no-deps --strict app", "--no-strict", removes: ["warning: The package `app` requires `part`"]),
    OptionRun("pip install app", "--dry-run", adds: "Would install 2 packages", removes: ["Installed 2 packages"]),
    OptionRun(
      "pip install app", "--check", adds: "Would install 2 packages", removes: ["Installed 2 packages"],
      codes: (0, 1)),
    OptionRun(
      "pip install --dry-run app", "--constraints older.txt", adds: " + app==1.0", removes: [" + app==2.0"]),
    OptionRun(
      "pip install --dry-run app", "--overrides pinned.txt", adds: " + part==1.0", removes: [" + part==1.1"]),
    OptionRun("pip install --dry-run app", "--excludes part.txt", removes: [" + part=="]),
    OptionRun("pip install --dry-run -r mine/pyproject.toml", "--extra more", adds: " + lib==1.0"),
    OptionRun("pip install --dry-run -r mine/pyproject.toml", "--all-extras", adds: " + lib==1.0"),
    OptionRun(
      "pip install --dry-run -r mine/pyproject.toml --all-extras", "--no-all-extras", removes: [" + lib==1.0"]),
    OptionRun("pip install --dry-run app", "--no-deps", removes: [" + part=="]),
    OptionRun("pip install --dry-run --no-deps app", "--deps", adds: " + part==1.1"),
    OptionRun(
      "pip install --dry-run app", "--require-hashes",
      adds: "With `--require-hashes`, every requirement must be pinned", codes: (0, 2)),
    OptionRun("pip install --dry-run --require-hashes app", "--no-require-hashes", adds: " + app==2.0", codes: (2, 0)),
    OptionRun("pip install -r wrong.txt", "--no-verify-hashes", adds: " + part==1.0", codes: (1, 0)),
    OptionRun(
      "pip install -r wrong.txt --no-verify-hashes", "--verify-hashes", removes: [" + part==1.0"],
      codes: (0, 1)),
    OptionRun("pip install --dry-run app", "--system", adds: "Using Python 3.12.1 environment at: [HOME]/pythons/3.12"),
    OptionRun(
      "pip install --dry-run --system app", "--no-system", removes: ["Using Python 3.12.1 environment"]),
    OptionRun(
      "pip install --dry-run --system -p 3.11 app", "--break-system-packages", adds: " + app==2.0", codes: (2, 0)),
    OptionRun(
      "pip install --dry-run --system -p 3.11 --break-system-packages app", "--no-break-system-packages",
      removes: [" + app==2.0"], codes: (0, 2)),
    OptionRun("pip install app", "--target there", adds: "\napp==2.0\n", after: "pip freeze --target there"),
    OptionRun("pip install app", "--prefix below", adds: "\napp==2.0\n", after: "pip freeze --prefix below"),
    OptionRun(
      "pip install --dry-run --target there picky", "--python-version 3.99", adds: " + picky==2.0",
      removes: [" + picky==1.0"]),
    OptionRun(
      "pip install --dry-run --target there tagged", "--python-platform windows", adds: " + tagged==2.0",
      removes: [" + tagged==1.0"]),
  ]

  static let syncing: [OptionRun] = [
    OptionRun(
      "pip sync nothing.txt", "--allow-empty-requirements", adds: " - lib==1.0", before: ["pip install -q lib"]),
    OptionRun(
      "pip sync nothing.txt --allow-empty-requirements", "--no-allow-empty-requirements", removes: [" - lib==1.0"],
      before: ["pip install -q lib"]),
    OptionRun("pip sync app.txt", "--strict", adds: "warning: The package `app` requires `part`"),
    OptionRun("pip sync app.txt --strict", "--no-strict", removes: ["warning: The package `app` requires `part`"]),
    OptionRun("pip sync app.txt", "--dry-run", adds: "Would install 1 package", removes: ["Installed 1 package"]),
    OptionRun(
      "pip sync app.txt", "--check", adds: "Would install 1 package", removes: ["Installed 1 package"],
      codes: (0, 1)),
    OptionRun("pip sync --dry-run app.txt", "--constraints older.txt", adds: " + app==1.0"),
    OptionRun("pip sync --dry-run mine/pyproject.toml", "--extra more", adds: " + lib==1.0"),
    OptionRun("pip sync --dry-run mine/pyproject.toml", "--all-extras", adds: " + lib==1.0"),
    OptionRun("pip sync --dry-run mine/pyproject.toml --all-extras", "--no-all-extras", removes: [" + lib==1.0"]),
    OptionRun(
      "pip sync --dry-run app.txt", "--require-hashes",
      adds: "With `--require-hashes`, every requirement must be pinned", codes: (0, 2)),
    OptionRun("pip sync --dry-run app.txt --require-hashes", "--no-require-hashes", adds: " + app==2.0", codes: (2, 0)),
    OptionRun("pip sync wrong.txt", "--no-verify-hashes", adds: " + part==1.0", codes: (1, 0)),
    OptionRun(
      "pip sync wrong.txt --no-verify-hashes", "--verify-hashes", removes: [" + part==1.0"], codes: (0, 1)),
    OptionRun("pip sync --dry-run app.txt", "--system", adds: " - ghost==9.0"),
    OptionRun("pip sync --dry-run app.txt --system", "--no-system", removes: [" - ghost==9.0"]),
    OptionRun(
      "pip sync --dry-run --system -p 3.11 app.txt", "--break-system-packages", adds: " + app==2.0", codes: (2, 0)),
    OptionRun(
      "pip sync --dry-run --system -p 3.11 --break-system-packages app.txt", "--no-break-system-packages",
      removes: [" + app==2.0"], codes: (0, 2)),
    OptionRun("pip sync app.txt", "--target there", adds: "\napp==2.0\n", after: "pip freeze --target there"),
    OptionRun("pip sync app.txt", "--prefix below", adds: "\napp==2.0\n", after: "pip freeze --prefix below"),
    OptionRun(
      "pip sync --dry-run --target there picky.txt", "--python-version 3.99", adds: " + picky==2.0",
      removes: [" + picky==1.0"]),
    OptionRun(
      "pip sync --dry-run --target there tagged.txt", "--python-platform windows", adds: " + tagged==2.0",
      removes: [" + tagged==1.0"]),
  ]

  /// Options that several commands have, each with one of them.
  static let shared: [OptionRun] = [
    OptionRun("pip install --dry-run app", "--index [OTHER]", adds: " + app==1.5", removes: [" + app==2.0"]),
    OptionRun("pip install --dry-run app", "--default-index [OTHER]", adds: " + app==1.5", removes: [" + app==2.0"]),
    OptionRun("pip install --dry-run app", "--extra-index-url [OTHER]", adds: " + app==1.5", removes: [" + app==2.0"]),
    OptionRun(
      "pip install --dry-run app", "--index-url [OTHER]", adds: " + app==1.5", removes: [" + app==2.0"],
      variables: ["ADDER_DEFAULT_INDEX=", "ADDER_INDEX_URL=[INDEX]"]),
    OptionRun(
      "pip install --dry-run --index [OTHER] app", "--index-strategy unsafe-best-match", adds: " + app==2.0",
      removes: [" + app==1.5"]),
    OptionRun("pip install --dry-run app", "--no-index", removes: [" + app==2.0"], codes: (0, 1)),
    OptionRun("pip install --dry-run app", "--find-links links", adds: " + app==4.0", removes: [" + app==2.0"]),
    OptionRun(
      "pip install --dry-run app", "--upgrade", adds: " + app==2.0", before: ["pip install -q app==1.0"]),
    OptionRun(
      "pip install --dry-run --upgrade app", "--no-upgrade", removes: [" + app==2.0"],
      before: ["pip install -q app==1.0"]),
    OptionRun(
      "pip install --dry-run app", "--upgrade-package app", adds: " + app==2.0", before: ["pip install -q app==1.0"]),
    OptionRun("pip install --dry-run app", "--resolution lowest", adds: " + app==1.0", removes: [" + app==2.0"]),
    OptionRun("pip install --dry-run app", "--prerelease allow", adds: " + part==2.0a1"),
    OptionRun("pip install --dry-run app", "--pre", adds: " + part==2.0a1"),
    OptionRun("pip install --dry-run app", "--prerelease-package part=allow", adds: " + part==2.0a1"),
    OptionRun(
      "pip install --dry-run app part", "--exclude-newer 2022-01-01", adds: " + app==1.0", removes: [" + app==2.0"]),
    OptionRun("pip install --dry-run app", "--exclude-newer-package app=2022-01-01", adds: " + app==1.0"),
    OptionRun("pip install --dry-run -r sourced/pyproject.toml", "--no-sources", adds: " + app==2.0", codes: (2, 0)),
    OptionRun(
      "pip install --dry-run -r sourced/pyproject.toml", "--no-sources-package app", adds: " + app==2.0",
      codes: (2, 0)),
    OptionRun("pip install --dry-run app", "--reinstall", adds: " ~ app==2.0", before: ["pip install -q app"]),
    OptionRun(
      "pip install --dry-run --reinstall app", "--no-reinstall", removes: [" ~ app==2.0"],
      before: ["pip install -q app"]),
    OptionRun(
      "pip install --dry-run app", "--reinstall-package part", adds: " ~ part==1.1", before: ["pip install -q app"]),
    OptionRun(
      "pip install --target there app", "--link-mode symlink", adds: "kind: symbolicLink", removes: ["kind: file"],
      file: "there/app/__init__.py"),
    OptionRun("pip install app", "--compile-bytecode", adds: "Bytecode compiled 2 files"),
    OptionRun("pip install --compile-bytecode app", "--no-compile-bytecode", removes: ["Bytecode compiled"]),
    OptionRun("pip install --dry-run source", "--no-build", adds: " + source==1.0", codes: (2, 0)),
    OptionRun("pip install --dry-run source --no-build", "--build", removes: [" + source==1.0"], codes: (0, 2)),
    OptionRun("pip install --dry-run source", "--only-binary source", adds: " + source==1.0", codes: (2, 0)),
    OptionRun("pip install --dry-run app", "--no-binary app", removes: [" + app==2.0"], codes: (0, 1)),
    OptionRun("pip compile app.txt", "--cache-dir here", adds: "kind: directory", file: "here"),
    OptionRun("pip compile app.txt --cache-dir here", "--no-cache", removes: ["kind: directory"], file: "here"),
    OptionRun("pip install --dry-run app", "--offline", removes: [" + app==2.0"], codes: (0, 1)),
    OptionRun(
      "pip install --dry-run app", "--no-offline", adds: " + app==2.0", codes: (1, 0), variables: ["ADDER_OFFLINE=1"]),
    OptionRun(
      "pip install --target there app", "--no-installer-metadata", removes: ["kind: file"],
      file: "there/app-2.0.dist-info/INSTALLER"),
    OptionRun("pip compile app.txt", "--directory sub", adds: "lib==1.0", removes: ["app==2.0"]),
    OptionRun("pip compile app.txt", "--config-file other.toml", adds: "app==1.0", removes: ["app==2.0"]),
    OptionRun(
      "pip compile ../app.txt --directory configured", "--no-config", adds: "app==2.0", removes: ["app==1.0"]),
    OptionRun(
      "pip compile ../app.txt --directory configured", "--isolated", adds: "app==2.0", removes: ["app==1.0"]),
    OptionRun("pip compile app.txt", "--quiet", removes: ["Resolved 2 packages"]),
    OptionRun("pip compile app.txt", "--verbose", adds: "DEBUG "),
    OptionRun("pip compile app.txt", "--color always", adds: "\u{1B}["),
    OptionRun("pip compile app.txt", "--no-color", removes: ["\u{1B}["], variables: ["FORCE_COLOR=1"]),
    OptionRun("python find", "--python 3.11", adds: "pythons/3.11/bin", removes: ["pythons/3.12/bin"]),
    OptionRun("python find", "--managed-python", removes: ["pythons/3.12/bin"], codes: (0, 2)),
    OptionRun("python find --managed-python", "--no-managed-python", adds: "pythons/3.12/bin", codes: (2, 0)),
    OptionRun("python find", "--python-preference only-managed", removes: ["pythons/3.12/bin"], codes: (0, 2)),
    OptionRun("python find", "--project old", adds: "pythons/3.11/bin", removes: ["pythons/3.12/bin"]),
  ]
}
