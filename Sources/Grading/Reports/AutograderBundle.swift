// What Gradescope wants of an autograder: a script that sets its machine up, one that grades a submission, and what they
// need, which is this program and the homework's source.

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

    """

  private static func run(_ source: String) -> String {
    """
    #!/bin/sh
    # Gradescope runs this for each submission; the results are what convbook writes.
    cd /autograder
    mkdir -p results
    source/convbook grade "source/\(source)" submission --gradescope submission_metadata.json --out graded
    for file in graded/students/*/results.json; do cp "$file" results/results.json; done
    if [ ! -e results/results.json ]; then
      echo '{"score": 0, "output": "The autograder failed; please tell your teacher."}' > results/results.json
    fi

    """
  }
}
