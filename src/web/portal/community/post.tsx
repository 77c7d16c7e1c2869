import type { PublicPost, PublicQuestion } from "../../../shared/contract/community.ts";
import { At, Author, type Here, PostForm, to } from "./parts.tsx";
import { RichText } from "./rich-text.tsx";

type Props = Here & {
  post: PublicPost;
  question: PublicQuestion;
  /** made with the page; a comment's is its own by the post it is about */
  formKey: string;
};

/** A question or an answer with what is said about it and what can be done. */
export function Post({ post, question, formKey, ...here }: Props) {
  const { community, frame, say } = here;
  const isAnswer = post.id !== question.id;
  return (
    <article
      class="post"
      id={`post-${post.id}`}
      data-official={post.official || undefined}
      data-kind={isAnswer ? "answer" : "question"}
    >
      {(post.official || post.accepted) && (
        <p class="marks">
          {post.official && <span class="mark">★ {say("community.official")}</span>}
          {post.accepted && <span class="mark">✓ {say("community.accepted")}</span>}
        </p>
      )}
      <p class="post-head">
        <Author author={post.author} say={say} frame={frame} />
        <At at={post.at} frame={frame} />
        {post.editedAt && <span>{say("community.edited")}</span>}
      </p>
      {post.held && <p class="held">{say("community.held")}</p>}
      <RichText text={post.text} />
      <div class="post-acts">
        <PostForm community={community} path={`/posts/${post.id}/vote`}>
          <button type="submit" class="quiet" aria-pressed={post.voted} disabled={post.mine}>
            ▲ {say("community.useful")} <span class="count">{post.votes}</span>
          </button>
        </PostForm>
        {isAnswer && question.mine && (
          <PostForm community={community} path={`/posts/${post.id}/accept`}>
            <button type="submit" class="quiet" aria-pressed={post.accepted}>
              {say(post.accepted ? "community.unaccept" : "community.accept")}
            </button>
          </PostForm>
        )}
        {post.mine ? (
          <a href={to(community, `/posts/${post.id}/edit`)}>{say("community.edit.do")}</a>
        ) : (
          <a href={to(community, `/posts/${post.id}/report`)} rel="nofollow">
            {say("community.report.do")}
          </a>
        )}
      </div>
      {post.comments.length > 0 && (
        <ul class="comments">
          {post.comments.map((comment) => (
            <li key={comment.id} id={`post-${comment.id}`}>
              {comment.held && <span class="held">{say("community.held")}</span>}
              <RichText text={comment.text} />
              <p class="post-head">
                <Author author={comment.author} say={say} frame={frame} />
                <At at={comment.at} frame={frame} />
                {!comment.mine && (
                  <a href={to(community, `/posts/${comment.id}/report`)} rel="nofollow">
                    {say("community.report.do")}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {community.me && !question.locked && (
        <details class="comment">
          <summary>{say("community.comment.do")}</summary>
          <PostForm community={community} path={`/posts/${post.id}/comments`}>
            <input type="hidden" name="formKey" value={commentKey(formKey, post.id)} />
            <label for={`comment-${post.id}`}>{say("community.comment.text")}</label>
            <textarea id={`comment-${post.id}`} name="text" rows={2} maxLength={1_000} required />
            <button type="submit" class="quiet">
              {say("community.send")}
            </button>
          </PostForm>
        </details>
      )}
    </article>
  );
}

/** A form of its own for each post of a page. */
function commentKey(formKey: string, postId: number): string {
  return `${formKey.slice(0, 24)}${postId.toString(16).padStart(12, "0").slice(-12)}`;
}
