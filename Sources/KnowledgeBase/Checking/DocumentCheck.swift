import Interviewing
import Retrieval

/// Checks rubrics and questions before they are kept: an interview must not find their faults.
struct DocumentCheck {
  let name: String

  /// - Throws: ``KnowledgeFault/malformed(name:line:what:)`` with the line in the document.
  func check(_ text: String, _ frontMatter: FrontMatter?, _ facts: KnowledgeFacts) throws(KnowledgeFault) {
    guard facts.bucket == .rubric || facts.bucket == .question else { return }
    let completed = CompletedMarkdown(text, frontMatter, facts)
    do throws(DocumentFault) {
      if facts.bucket == .rubric {
        _ = try Rubric(markdown: completed.text)
      } else {
        _ = try QuestionBank(markdown: completed.text)
      }
    } catch {
      throw KnowledgeFault(DocumentFault(line: completed.line(of: error), error.what), name: name)
    }
  }
}

/// A rubric or a bank of questions with all that is known of it in its front matter, where its parser
/// looks; some of it may have been said from outside.
struct CompletedMarkdown {
  let text: String
  private let linesAdded: Int
  private let linesTaken: Int

  init(_ text: String, _ frontMatter: FrontMatter?, _ facts: KnowledgeFacts) {
    var head = ["---"]
    if let role = facts.role { head.append("role: \(role)") }
    if let level = facts.level { head.append("level: \(level)") }
    head += ["version: \(facts.version)", "---", ""]
    let start = text.utf8.index(text.startIndex, offsetBy: frontMatter?.end ?? 0)
    let body = text[start...].drop { $0 == "\u{FEFF}" }
    self.text = head.joined(separator: "\n") + body
    linesAdded = head.count - 1
    linesTaken = frontMatter?.lineCount ?? 0
  }

  /// The line of the original that a fault in ``text`` is about.
  func line(of fault: DocumentFault) -> Int {
    fault.line <= linesAdded ? 1 : fault.line - linesAdded + linesTaken
  }
}
