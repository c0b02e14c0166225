import HTTPTypes
import Testing

@testable import HTTPAPI

@Suite("Finding the endpoint of a path")
struct RouteTableTests {
  private let table = RouteTable([
    endpoint(.get, "/a/{id}"), endpoint(.post, "/a/start"), endpoint(.get, "/a/list"),
    endpoint(.delete, "/a/{id}"), endpoint(.get, "/a/{id}/b/{name}"), endpoint(.get, "/z"),
  ])

  @Test(
    "by method and path, literal parts first",
    arguments: [
      (HTTPRequest.Method.get, "/a/list", "GET /a/list"), (.get, "/a/other", "GET /a/{id} id=other"),
      (.delete, "/a/x", "DELETE /a/{id} id=x"), (.get, "/a/x/b/y", "GET /a/{id}/b/{name} id=x,name=y"),
      (.get, "/%61/l%69st", "GET /a/list"), (.get, "/a/%2F", "GET /a/{id} id=/"),
      (.get, "/a/a%20b+c", "GET /a/{id} id=a b+c"), (.get, "/a/start", "only POST"),
      (.put, "/a/x", "only DELETE,GET"), (.get, "/", "nothing"), (.get, "", "nothing"),
      (.get, "a/list", "nothing"),
      (.get, "/a", "nothing"), (.get, "/a/", "nothing"), (.get, "/a/list/", "nothing"),
      (.get, "//z", "nothing"),
      (.get, "/a//list", "nothing"), (.get, "/z//", "nothing"), (.get, "/a/%zz", "nothing"),
      (.get, "/a/%ff", "nothing"),
      (.get, "/A/list", "nothing"), (.get, "/a/x/b/y/c/d/e/f/g", "nothing"), (.get, "*", "nothing"),
    ])
  func match(method: HTTPRequest.Method, path: String, expected: String) {
    let found =
      switch table.match(method, path: path[...]) {
      case .endpoint(let endpoint, let values):
        ([endpoint.operation] + (values.isEmpty ? [] : [Self.words(values)])).joined(separator: " ")
      case .otherMethods(let methods): "only " + methods.map(\.rawValue).sorted().joined(separator: ",")
      case .nothing: "nothing"
      }
    #expect(found == expected)
  }

  @Test("of a path beyond all bounds ends soon: no part is looked at that no endpoint has")
  func long() {
    let path = String(repeating: "/a", count: 1_000_000)
    guard case .nothing = table.match(.get, path: path[...]) else {
      Issue.record("something was found")
      return
    }
  }

  private static func words(_ values: [String: String]) -> String {
    values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }

  private static func endpoint(_ method: HTTPRequest.Method, _ path: String) -> Endpoint {
    Endpoint(
      method: method, path: path, operation: "\(method.rawValue) \(path)", chapter: .sessions, summary: "s",
      access: .open, answers: [], handle: { _ in Answer(.ok) })
  }
}
