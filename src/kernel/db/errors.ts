import { defineErrors } from '#kernel/errors/index.ts';

/** Errors of the database module. */
export const dbErrors = defineErrors('kernel/db', {
  'DB-LOCKED': {
    status: 409,
    message: '数据目录 {dataDir} 正在被另一个明责进程使用（进程号 {pid}）。',
    remedy: '请先停止该进程，或用 --data 指定另一个数据目录。同一数据目录同时只能由一个进程打开。',
  },
  'DB-DATA-DIR': {
    status: 500,
    message: '数据目录 {dataDir} 无法使用：{reason}。',
    remedy: '请检查该目录的属主和权限、磁盘空间，或用 --data 指定一个当前用户可读写的目录。',
  },
  'DB-DISK-FULL': {
    status: 507,
    message: '磁盘已满，没有保存，也没有改动原有的数据。',
    remedy: '请腾出数据目录所在磁盘的空间，再重做这一步；不必重新启动。',
  },
  'DB-DISK-SHORT': {
    status: 507,
    message: '数据目录 {dataDir} 所在的磁盘只剩 {free} MB，至少要有 {needed} MB 才能启动。',
    remedy: '请先腾出空间，或用 --data 指定另一块磁盘上的目录；什么也没有改动。',
  },
  'DB-DOWN': {
    status: 503,
    message: '数据库暂时连不上，这一步没有保存。',
    remedy: '程序正在恢复数据库，请过一分钟再试；一直如此的，请管理员查看数据目录下的 log/postgres.log。',
  },
  'DB-LOST': {
    status: 500,
    message: '内置数据库意外停止，{tries} 次重新启动都没有成功：{reason}。',
    remedy: '已保存的数据仍在原处。请查看数据目录下 log/postgres.log 的末尾和磁盘空间，处理后重新启动。',
  },
  'DB-DATA-DIR-UNREACHABLE': {
    status: 500,
    message: '以 root 运行时，数据库由普通用户（uid {uid}）运行，但该用户无法进入数据目录 {dataDir}。',
    remedy: '请用 --data 指定一个其他用户可以穿过的目录（例如 /var/lib/mingze），或改用普通用户启动。',
  },
  'DB-PLATFORM': {
    status: 500,
    message: '没有适用于本机（{platform}）的内置 PostgreSQL。',
    remedy:
      '请重新执行 npm ci（不要省略可选依赖），或用 DATABASE_URL 连接一台 PostgreSQL 15 及以上的服务器。',
  },
  'DB-RUNTIME': {
    status: 500,
    message: '内置 PostgreSQL 的程序文件无法准备：{reason}。',
    remedy: '请检查安装目录是否完整、缓存目录是否可写；必要时重新执行 npm ci。',
  },
  'DB-INIT-FAILED': {
    status: 500,
    message: '首次建立数据库失败：{reason}。',
    remedy: '请检查磁盘空间和数据目录权限后重新启动；未完成的部分不会被使用。',
  },
  'DB-START-FAILED': {
    status: 500,
    message: '内置数据库没有启动成功：{reason}。',
    remedy: '请查看数据目录下 log/postgres.log 的末尾；数据仍在原处，处理原因后重新启动即可。',
  },
  'DB-STOP-FAILED': {
    status: 500,
    message: '上一次遗留的数据库进程（进程号 {pid}）无法停止。',
    remedy: '请由系统管理员确认该进程后停止它，再重新启动明责。',
  },
  'DB-CLUSTER-VERSION': {
    status: 500,
    message: '数据目录由 PostgreSQL {found} 建立，本程序内置的是 PostgreSQL {expected}。',
    remedy: '请用建立该目录的明责版本导出备份，再用本版本恢复。',
  },
  'DB-SECRET-MISSING': {
    status: 500,
    message: '数据库口令文件 {file} 缺失或已损坏。',
    remedy: '请从备份中恢复该文件（权限 0600），然后重新启动。',
  },
  'DB-URL': {
    status: 400,
    exitCode: 2,
    message: '数据库地址无法解析：{reason}。',
    remedy: '请按 postgres://用户:口令@主机:端口/数据库 的形式填写 DATABASE_URL。',
  },
  'DB-UNREACHABLE': {
    status: 503,
    message: '连不上数据库服务器：{reason}。',
    remedy: '请检查 DATABASE_URL 的主机、端口、用户和口令，以及服务器是否在运行。',
  },
  'DB-SERVER-VERSION': {
    status: 500,
    message: '数据库服务器的版本是 {found}，明责需要 PostgreSQL 15 及以上。',
    remedy: '请升级数据库服务器，或不设置 DATABASE_URL 而使用内置数据库。',
  },
  'DB-APP-ROLE-CREATE': {
    status: 500,
    message:
      '数据库用户 {user} 没有建立角色的权限，无法建立应用角色 mingze_app、mingze_region 和 mingze_step。',
    remedy:
      '请由管理员执行 ALTER ROLE {user} CREATEROLE；或先建好 mingze_app（LOGIN、NOINHERIT，mingze_region 和 mingze_step 的成员）、mingze_region（LOGIN，无其他权限）和 mingze_step（LOGIN，mingze_region 的成员），并用 DATABASE_APP_URL 给出它的连接地址。',
  },
  'DB-APP-ROLE-EXISTS': {
    status: 409,
    message: '服务器上已有应用角色 mingze_app，但数据目录里没有它的口令。',
    remedy: '请从原数据目录恢复 secrets/database.json，或用 DATABASE_APP_URL 给出 mingze_app 的连接地址。',
  },
  'DB-APP-ROLE-UNSAFE': {
    status: 500,
    message: '应用角色不能使用：{reason}。',
    remedy:
      '应用角色必须是 mingze_app：可登录，不是超级用户，没有 BYPASSRLS，不是任何表的属主，也不是属主角色的成员。',
  },
  'DB-NEWER-THAN-CODE': {
    status: 409,
    message: '数据库比程序新：其中有本程序不认识的结构变更 {ids}。',
    remedy: '请换回较新的明责程序；不要用旧程序打开新数据库。',
  },
  'DB-MIGRATION-EDITED': {
    status: 500,
    message: '结构变更 {id} 已在数据库中执行过，但程序中的内容与当时不同。',
    remedy: '请恢复该文件的原内容；需要的修改另写一个新编号的变更。',
  },
  'DB-MIGRATION-ORDER': {
    status: 500,
    message: '结构变更的编号有问题：{reason}。',
    remedy: '每个模块的变更按 NNNN-名称.sql 编号，不重复，并且新变更的编号总是最大。',
  },
  'DB-MIGRATION-FAILED': {
    status: 500,
    message: '执行结构变更 {id} 失败（第 {line} 行）：{reason}。',
    remedy: '该变更已整体撤销，数据没有改变。请把此信息交给开发人员。',
  },
  'DB-SCOPE': {
    status: 500,
    message: '访问范围不合法：{reason}。',
    remedy: '这是程序错误，请把此信息交给开发人员。',
  },
});
