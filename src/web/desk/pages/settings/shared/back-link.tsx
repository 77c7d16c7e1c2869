import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import styles from "./settings.module.css";

/** From the form of one thing back to the list of all. */
export function BackLink({ path, title }: { path: string; title: string }) {
  return (
    <Link to={path} search={{}} className={styles.back}>
      <ArrowLeftOutlined aria-hidden="true" /> {title}
    </Link>
  );
}
