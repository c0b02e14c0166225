/// The labels of a series, sorted and escaped, as they stand between braces: the same set has the same text.
struct LabelSet: Hashable, Comparable, Sendable {
  /// The most labels; further ones are left out.
  static let mostLabels = 16
  /// The most bytes of a value; the rest is cut.
  static let mostValueBytes = 128
  /// What was measured under label sets that are too many.
  static let overflow = LabelSet(text: #"overflow="true""#)

  /// Such as `kind="clip",state="done"`; empty where there are none.
  let text: String

  private init(text: String) { self.text = text }

  /// Puts a set together. Of two labels with one name the later counts.
  init(_ dimensions: some Sequence<(String, String)>) {
    var labels: [(name: String, value: String)] = []
    for (name, value) in dimensions.map({ (Self.cleanedName($0), $1) }) {
      if let taken = labels.firstIndex(where: { $0.name == name }) {
        labels[taken].value = value
      } else if labels.count < Self.mostLabels {
        labels.append((name, value))
      }
    }
    labels.sort { $0.name < $1.name }
    text = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
  }

  static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// Names that Prometheus or this registry gives a meaning are set apart as Prometheus itself does it.
  private static func cleanedName(_ name: String) -> String {
    let clean = MetricName.cleaned(name)
    let isTaken = ["le", "quantile", "overflow"].contains(clean) || clean.hasPrefix("__")
    return isTaken ? "exported_\(clean)" : clean
  }

  private static func escaped(_ value: String) -> String {
    let shown = Redaction.replacingTokens(in: value)
    guard !isPlain(shown) else { return shown }
    var text = ""
    var bytes = 0
    for scalar in shown.unicodeScalars {
      bytes += UTF8.width(scalar)
      guard bytes <= mostValueBytes else { break }
      switch scalar {
      case "\\": text += #"\\"#
      case "\"": text += #"\""#
      case "\n": text += #"\n"#
      // They mean nothing to Prometheus and may mean something to a terminal.
      case _ where scalar.properties.generalCategory == .control: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Printable ASCII that is short enough and needs no escape, as nearly all values are.
  private static func isPlain(_ value: String) -> Bool {
    value.utf8.count <= mostValueBytes
      && value.utf8.allSatisfy {
        (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
  }
}
