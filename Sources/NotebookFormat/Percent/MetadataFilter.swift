import JSON

// Which metadata a script shows is a setting in its header: "tags,-all" shows tags only, "-id" all but ids. Without
// a setting a cell shows everything but what changes at every run, and the notebook shows its kernel.

/// A list of names to show and names to hide, either of which may be "all".
struct MetadataFilter {
  private var shown: Set<String> = []
  private var hidden: Set<String> = []

  init(_ text: String?) {
    for name in (text ?? "").split(separator: ",").map({ $0.trimmed() }) where !name.isEmpty {
      if name.hasPrefix("-") {
        hidden.insert(name.dropFirst().trimmed())
      } else {
        shown.insert(name.hasPrefix("+") ? name.dropFirst().trimmed() : name)
      }
    }
  }

  private static let layout: Set<String> = [
    "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker", "skipline", "noskipline",
  ]
  private static let volatile: Set<String> = [
    "autoscroll", "collapsed", "scrolled", "trusted", "execution", "ExecuteTime",
  ]
  static let notebookDefaults: Set<String> = ["jupytext", "kernelspec", "kernel_info", "orphan", "tocdepth"]

  /// Of our own section, what the author wrote there is shown, as any other metadata.
  func cell(_ metadata: JSONObject) -> JSONObject {
    var metadata = metadata
    metadata[own: "script"] = nil
    return keep(metadata) { name in
      if Self.layout.contains(name) { return false }
      if shown.contains("all") { return !hidden.contains(name) }
      if hidden.contains("all") { return shown.contains(name) }
      return !hidden.contains(name) && (shown.contains(name) || !Self.volatile.contains(name))
        && !(name == "tags" && metadata[name]?.array?.isEmpty == true)
    }
  }

  func notebook(_ metadata: JSONObject) -> JSONObject {
    keep(metadata) { name in
      if name == Own.key { return false }
      if shown.contains("all") { return !hidden.contains(name) }
      if hidden.contains("all") { return shown.contains(name) }
      return !hidden.contains(name) && (shown.contains(name) || Self.notebookDefaults.contains(name))
    }
  }

  private func keep(_ metadata: JSONObject, _ condition: (String) -> Bool) -> JSONObject {
    JSONObject(metadata.members.filter { condition($0.name) }.map { ($0.name, $0.value) })
  }
}

extension MetadataFilter {
  /// The settings that make the writer show what a script was seen to show.
  static func settings(for metadata: JSONObject, hasJupyterHeader: Bool, cellNames: Set<String>) -> JSONObject {
    let names = cellNames.subtracting(layout).sorted()
    var jupytext = metadata["jupytext"]?.object ?? [:]
    if !hasJupyterHeader {
      jupytext["notebook_metadata_filter"] = "-all"
      if jupytext["cell_metadata_filter"] == nil {
        jupytext["cell_metadata_filter"] = .string((names + ["-all"]).joined(separator: ","))
      }
    } else if let setting = jupytext["cell_metadata_filter"]?.string {
      var filter = MetadataFilter(setting)
      if !filter.hidden.contains("all") { filter.hidden.subtract(names) }
      if !filter.shown.contains("all") { filter.shown.formUnion(names) }
      jupytext["cell_metadata_filter"] = .string(filter.text)
    } else {
      let setting = jupytext["notebook_metadata_filter"]?.string ?? ""
      let filter = MetadataFilter(setting)
      if !filter.shown.contains("all"), !filter.hidden.contains("all") {
        let extra = metadata.keys.filter {
          !notebookDefaults.contains($0) && !filter.shown.contains($0) && !filter.hidden.contains($0)
            && $0 != Own.key
        }
        let all = setting.split(separator: ",").map(String.init) + extra
        if !all.isEmpty { jupytext["notebook_metadata_filter"] = .string(all.joined(separator: ",")) }
      }
    }
    return jupytext
  }

  private var text: String {
    (shown.sorted() + hidden.sorted().map { "-" + $0 }).joined(separator: ",")
  }
}
