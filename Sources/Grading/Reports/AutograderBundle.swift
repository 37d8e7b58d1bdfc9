// What Gradescope wants of an autograder: a script that sets its machine up, one that grades a submission, and what they
// need, which is this program and the homework's source. Gradescope lays them out so, below /autograder:
//
//     source/                      what was uploaded
//     submission/                  what the student handed in
//     submission_metadata.json     who that is
//     results/results.json         written by the second script
//
// The root can be another folder, named by AUTOGRADER: to try an autograder before it is uploaded.

/// The files of an autograder.
package struct AutograderBundle {
  package struct File {
    package let name: String
    package let bytes: [UInt8]
    package let isExecutable: Bool
  }

  package let files: [File]

  /// `program` is this program's own file, `source` the homework's under the name `sourceName`.
  package init(program: [UInt8], source: [UInt8], sourceName: String) {
    files = [
      File(name: "setup.sh", bytes: Array(AutograderBundle.setUp.utf8), isExecutable: true),
      File(name: "run_autograder", bytes: Array(AutograderBundle.run(sourceName).utf8), isExecutable: true),
      File(name: "convbook", bytes: program, isExecutable: true),
      File(name: sourceName, bytes: source, isExecutable: false),
    ]
  }

  /// All of them in one zip file.
  package var zip: [UInt8] {
    var archive = ZipArchive()
    for file in files { archive.add(file.name, file.bytes, isExecutable: file.isExecutable) }
    return archive.bytes
  }

  private static let setUp = """
    #!/bin/sh
    # Gradescope runs this once, when it builds the machine: the program needs one library beside itself.
    set -e
    apt-get update
    apt-get install -y libedit2 zlib1g
    "\(root)/source/convbook" --version

    """

  /// The folder that Gradescope works in.
  private static let root = "${AUTOGRADER:-/autograder}"

  private static func run(_ source: String) -> String {
    """
    #!/bin/sh
    # Gradescope runs this for each submission. Where no results are written, it says itself that the autograder failed.
    cd "\(root)" || exit 1
    rm -rf graded results/results.json
    mkdir -p results
    source/convbook grade "source/\(source)" submission --gradescope submission_metadata.json --out graded || exit 1
    for file in graded/students/*/results.json; do
      if [ -e "$file" ]; then cp "$file" results/results.json; fi
    done

    """
  }
}
