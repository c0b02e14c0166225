import Foundation

/// One line of JSON Lines: `{"text": …}` and what a document may say of itself beside it.
struct JSONLine {
  let text: String
  let options: DocumentOptions

  /// Reads a line.
  ///
  /// - Throws: ``KnowledgeFault/malformed(name:line:what:)``.
  init(_ bytes: ArraySlice<UInt8>, name: String, line: Int) throws(KnowledgeFault) {
    func fault(_ what: String) -> KnowledgeFault { .malformed(name: name, line: line, what: what) }
    guard let fields = try? JSONDecoder().decode([String: Value].self, from: Data(bytes)) else {
      throw fault("it is not a JSON object; each line is one, such as {\"text\": \"…\", \"role\": \"…\"}")
    }
    var text: String?
    var options = DocumentOptions()
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      let key = OptionKey(rawValue: name)
      guard key != nil || name == "text" else {
        throw fault("the key \"\(name.prefix(40))\" is unknown; known are text, \(OptionKey.names)")
      }
      switch value {
      case .nothing: continue
      case .other: throw fault("\(name) is not a text; put it in quotation marks")
      case .text(let string):
        guard let key else {
          text = string
          continue
        }
        if let what = options.set(key, string) { throw fault(what) }
      }
    }
    guard let text else { throw fault("it has no text") }
    self.text = text
    self.options = options
  }

  private enum Value: Decodable {
    case nothing, other
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .nothing
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .other
      }
    }
  }
}
