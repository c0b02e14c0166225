import AsyncHTTPClient

/// Reads what a status says.
struct StatusCheck {
  let server: ServerName
  let path: String

  /// Why there is no answer; nil when there is one.
  func fault(in response: HTTPClientResponse) -> CallFault? {
    let status = Int(response.status.code)
    if (200..<300).contains(status) { return nil }
    return CallFault(
      error(for: status),
      retryAfter: RetryPolicy.retryAfter(
        response.headers.first(name: "retry-after"), date: response.headers.first(name: "date")))
  }

  private func error(for status: Int) -> ModelClientError {
    switch status {
    case 300..<400: .redirected(server: server, status: status)
    case 401, 403, 407: .notAllowed(server: server, status: status)
    case 404, 405: .noSuchCall(server: server, path: path)
    case 429, 502, 503, 504: .overloaded(server: server, status: status)
    case 500...: .failed(server: server, status: status)
    default: .refused(server: server, status: status)
    }
  }
}
