"""The question is in no bank: the rubric's good points in place of listen-for points."""
from score import *
import devrep
R=[]
for d in load():
    c,B=rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
    fb={'title':'','criterion':c['name'],'question':c['desc'],'listen':c['good']}
    for k in ('good','fair','poor','good_short','poor_long'):
        if k not in d['answers']: continue
        a=d['answers'][k]; raw={'cov':coverage(a,c['good']),'lex':lexical(a,fb,B+[{'title':'','criterion':x['name'],'question':x['desc'],'listen':x['good']} for x in rubric(d['role'],d['level']).values()])}
        raw['gp']=raw['cov']-coverage(a,c['poor'])
        p=[rating(a,x,fb,'v1') for x in c['good'][:4]]; n=[rating(a,x,fb,'v1') for x in c['poor'][:3]]
        raw['v1']=float(np.mean(p)-np.mean(n)); R.append((d['id'],k,raw,len(a.split())))
PAIRS=devrep.PAIRS
def rep(name,by):
    o={i:[s[a]>s[b] for a,b in PAIRS] for i,s in by.items()}; print(name,sum(map(sum,o.values())),[sum(x[j] for x in o.values()) for j in range(3)],{k:f"{np.mean([s[k] for s in by.values() if k in s]):.3f}±{np.std([s[k] for s in by.values() if k in s]):.2f}" for k in ('good','good_short','fair','poor','poor_long')})
for n in ('cov','gp','lex','v1'):
    by={}
    for i,k,f,w in R: by.setdefault(i,{})[k]=f[n]
    rep(n,by)
ids=sorted({r[0] for r in R})
for parts in (('cov','lex','v1'),('lex','v1'),('gp','lex','v1'),('gp','v1')):
    by={}
    for i in ids:
        m=lambda n,c:np.mean([f[n] for j,k,f,w in R if j!=i and k==c])
        for j,k,f,w in R:
            if j==i: by.setdefault(i,{})[k]=float(np.mean([np.clip((f[n]-m(n,'poor'))/(m(n,'good')-m(n,'poor')),-.6,1.4) for n in parts]))
    rep('z '+'+'.join(parts),by)
print({n:(round(np.mean([f[n] for _,k,f,_ in R if k=='poor']),3),round(np.mean([f[n] for _,k,f,_ in R if k=='good']),3)) for n in ('cov','gp','lex','v1')})
E.save()
