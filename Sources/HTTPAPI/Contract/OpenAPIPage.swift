import WireJSON

/// The interface as a page for people: one file, nothing loaded from outside, no script.
struct OpenAPIPage: Sendable {
  private let endpoints: [Endpoint]
  private let document: OpenAPIDocument

  init(_ endpoints: [Endpoint], _ document: OpenAPIDocument) {
    self.endpoints = endpoints
    self.document = document
  }

  var html: [UInt8] {
    let chapters = Endpoint.Chapter.allCases.map(chapter).joined()
    let forms = (document.value["components"]?["schemas"]?.object.map(Array.init) ?? []).map {
      "<details id=\"form-\(Self.escape($0.name))\"><summary><code>\(Self.escape($0.name))</code></summary>"
        + "<pre>\(Self.escape(Self.text($0.value)))</pre></details>"
    }.joined()
    return Array(
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>interview-proctor: interface</title>\
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>\(Self.style)</style></head><body><main>\
      <h1>interview-proctor: interface</h1><p>The same as a document for programs: <a href="/openapi.json">OpenAPI 3.1</a>. \
      Calls need a token as <code>Authorization: Bearer TOKEN</code> (<code>proctor token</code> makes one) but where it \
      says otherwise. Errors are problem documents (RFC 9457).</p>\(chapters)<h2>Forms</h2>\(forms)</main></body></html>
      """.utf8)
  }

  private func chapter(_ chapter: Endpoint.Chapter) -> String {
    let calls = endpoints.filter { $0.chapter == chapter }
    return "<h2>\(Self.escape(chapter.rawValue))</h2>" + calls.map(call).joined()
  }

  private func call(_ endpoint: Endpoint) -> String {
    let rows = endpoint.parameters.map { parameter in
      "<tr><td><code>\(Self.escape(parameter.name))</code></td><td>\(parameter.place.rawValue)"
        + "\(parameter.isRequired ? ", required" : "")</td><td>\(Self.marked(parameter.about))</td></tr>"
    }.joined()
    let parameters =
      rows.isEmpty ? "" : "<table><tr><th>Parameter</th><th>In</th><th>What</th></tr>\(rows)</table>"
    let answers = endpoint.answers.map { answer in
      "<li><b>\(answer.status.code)</b> \(Self.marked(answer.about))\(answer.content.map(Self.content).joined())</li>"
    }.joined()
    let problems = Set(endpoint.everyProblem.map(\.status.code)).sorted().map(String.init).joined(
      separator: ", ")
    return """
      <section id="\(endpoint.operation)"><h3><span>\(endpoint.method.rawValue)</span> <code>\
      \(Self.escape(endpoint.path))</code></h3><p>\(Self.marked(endpoint.summary)) \
      \(Self.marked(endpoint.details ?? "")) \(Self.escape(OpenAPIDocument.access(endpoint.access)))</p>\
      \(Self.body(endpoint.body))\(parameters)<ul>\(answers)<li>Problems: \(problems)</li></ul></section>
      """
  }

  private static func body(_ body: BodyContract) -> String {
    switch body {
    case .none: ""
    case .json(let name, let most): "<p>Body: \(link(name)), at most \(most) bytes.</p>"
    case .bytes(let types, let most):
      "<p>Body: \(escape(types.joined(separator: ", "))), at most \(most) bytes.</p>"
    }
  }

  private static func content(_ content: AnswerContract.Content) -> String {
    switch content {
    case .none: ""
    case .json(let name): " \(link(name))"
    case .bytes(let types): " \(escape(types.joined(separator: ", ")))"
    }
  }

  private static func link(_ name: String) -> String {
    "<a href=\"#form-\(escape(name))\">\(escape(name))</a>"
  }

  private static func text(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A text with its words in backquotes set as code.
  private static func marked(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part in
      place.isMultiple(of: 2) ? escape(String(part)) : "<code>\(escape(String(part)))</code>"
    }.joined()
  }

  private static func escape(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  private static let style = """
    :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:auto;\
    padding:1rem}h3 span{border:1px solid;border-radius:.3rem;padding:0 .4rem;font-size:.8em}section{border-top:1px solid \
    #8886;padding:.5rem 0}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem .2rem 0;\
    vertical-align:top}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}code{overflow-wrap:anywhere}
    """
}
