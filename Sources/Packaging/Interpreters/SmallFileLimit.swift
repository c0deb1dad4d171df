/// The most bytes that a file may have which is small if it is what it should be: a configuration, a version file.
let smallFileLimit = 1_048_576
